package ai.portkey.azure.config.naming;

import ai.portkey.azure.config.reading.TextRule;
import ai.portkey.azure.config.reading.Type;
import ai.portkey.azure.config.terraform.TerraformNames;
import java.util.Optional;

/**
 * Azure's rules for the names that a configuration can hold.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules">Azure's list</a>
 */
public final class AzureNames {

    private static final String APP_SECRET_FORM = "[A-Za-z0-9]([A-Za-z0-9-]{0,125}[A-Za-z0-9])?";

    /** What all names are made of: kept to the characters that every resource type of the deployment allows. */
    public static final TextRule NAME_PART = TextRule.matching(
            "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?",
            "must be letters, digits and hyphens, without a hyphen at the start or end");

    public static final TextRule PROJECT_NAME = TextRule.matching(
            "[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?",
            "must be letters, digits and hyphens, starting with a letter and ending with a letter or digit");
    public static final TextRule LOCATION = new TextRule(
            text -> text.matches("[a-z0-9]+"),
            text -> "a region must be in lower case without spaces; set "
                    + TerraformNames.plain(text).replaceAll("[^a-z0-9]", ""));
    public static final TextRule RESOURCE_GROUP = TextRule.matching(
            "[\\p{L}\\p{Nd}_().-]{0,89}[\\p{L}\\p{Nd}_()-]",
            "a resource group name must have 1 to 90 letters, digits, hyphens, underscores, periods and parentheses, "
                    + "and not end with a period");
    public static final TextRule KEY_VAULT = TextRule.matching(
            "(?!.*--)[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]",
            "a Key Vault name must have 3 to 24 letters, digits and single hyphens, start with a letter and end with "
                    + "a letter or digit");
    public static final TextRule KEY_VAULT_SECRET = TextRule.matching(
            "[A-Za-z0-9-]{1,127}",
            "is not a valid Key Vault secret name: use 1 to 127 letters, digits and hyphens; set the secret's name, "
                    + "not its value");
    /** Of a Key Vault secret that gives a secret of a Container App its name. */
    public static final TextRule APP_SECRET = new TextRule(
            text -> text.matches(APP_SECRET_FORM),
            Optional.of(APP_SECRET_FORM),
            text -> KEY_VAULT_SECRET.allows(text)
                    ? "starts or ends with a hyphen, which Container Apps does not "
                            + "allow in a secret name; give the secret another name in Key "
                            + "Vault"
                    : KEY_VAULT_SECRET.sentence(text));

    public static final TextRule STORAGE_ACCOUNT = TextRule.matching(
            "[a-z0-9]{3,24}", "a storage account name must have 3 to 24 lower-case letters and digits");
    public static final TextRule BLOB_CONTAINER = TextRule.matching(
            "(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]",
            "a blob container name must have 3 to 63 lower-case letters, digits and single hyphens, and start and "
                    + "end with a letter or digit");
    public static final TextRule TAG_NAME = TextRule.matching(
            "[^<>%&\\\\?/]{1,512}", "a tag name must have 1 to 512 characters, without < > % & \\ ? /");
    /** Of a tag that is set. The prefixes are those of the API's documentation, in any letter case. */
    public static final TextRule NEW_TAG_NAME = new TextRule(
            text -> TAG_NAME.allows(text) && !text.matches("(?i)(azure|microsoft|windows).*"),
            text -> TAG_NAME.allows(text)
                    ? "tag names that start with azure, microsoft or windows are reserved for "
                            + "Azure; choose another name"
                    : TAG_NAME.sentence(text));

    public static final TextRule TAG_VALUE =
            TextRule.of(text -> text.length() <= 256, "a tag value can have at most " + "256 characters");

    /** Tags on one resource. */
    public static final int MAX_TAGS = 50;

    /** Tags on a private DNS zone, on its link and on a Key Vault secret. */
    public static final int MAX_TAGS_OF_SOME = 15;

    /** Characters in the name of a storage account's tag. */
    public static final int MAX_STORAGE_TAG_NAME = 128;

    /** The name of a Key Vault secret; in its place people write the secret. */
    public static final Type<String> SECRET_NAME = Type.text(KEY_VAULT_SECRET).sensitive();

    /** The same, where a Container App gets the secret under its name. */
    public static final Type<String> APP_SECRET_NAME = Type.text(APP_SECRET).sensitive();

    private AzureNames() {}
}
