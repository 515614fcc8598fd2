package ai.portkey.azure.config;

import ai.portkey.azure.config.naming.AzureNames;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Problems;
import ai.portkey.azure.config.reading.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tags of all resources: those that the stack gives itself, and the configured ones over them. Azure compares names of
 * tags without letter case and keeps one of two, so that the other would be a difference for ever.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources#limitations">Azure's limits</a>
 */
final class Tags {

    private static final String KEY = "tags";
    private static final String OWN = "Project, Environment and ManagedBy";

    private Tags() {}

    static Map<String, String> decode(ConfigNode root, String projectName, String environment) {
        var configured = root.map(
                KEY,
                "Added to the tags Project, Environment and ManagedBy (`Pulumi`), whose names they can "
                        + "override in any letter case. See docs/configuration.md#tags.",
                AzureNames.NEW_TAG_NAME,
                Type.scalarText(AzureNames.TAG_VALUE),
                Optional.empty());
        var names = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        configured.keySet().forEach(name -> {
            var other = names.putIfAbsent(name, name);
            if (other != null) {
                root.error(
                        KEY + "." + name,
                        "differs from " + other + " only in letter case, and Azure keeps just "
                                + "one of the two; remove one");
            }
        });
        var tags = new LinkedHashMap<String, String>();
        tags.put("Project", projectName);
        tags.put("Environment", environment);
        tags.put("ManagedBy", "Pulumi");
        tags.keySet().removeIf(names::containsKey);
        tags.putAll(configured);
        if (tags.size() > AzureNames.MAX_TAGS) {
            root.error(
                    KEY,
                    "a resource can have at most " + AzureNames.MAX_TAGS + " tags, three of which are "
                            + OWN + "; remove "
                            + (tags.size() - AzureNames.MAX_TAGS));
        }
        return tags;
    }

    /** What some resource types refuse, where the stack has resources of them. */
    static void check(PortkeyConfig config, Problems problems) {
        if (!problems.areClean(KEY)) {
            return;
        }
        if (config.data().storage().created().isPresent()) {
            config.placement().tags().keySet().stream()
                    .filter(name -> name.length() > AzureNames.MAX_STORAGE_TAG_NAME)
                    .forEach(name -> problems.error(
                            KEY + "." + name,
                            "a tag name can have at most "
                                    + AzureNames.MAX_STORAGE_TAG_NAME
                                    + " characters on a storage account, which this stack creates; shorten it by "
                                    + (name.length() - AzureNames.MAX_STORAGE_TAG_NAME)));
        }
        var limited = new ArrayList<String>();
        PrivateZones.madeBy(config).forEach(zone -> limited.add("the private DNS zone of the " + zone));
        if (config.data().redis().passwordSecret().isPresent()) {
            limited.add("the Key Vault secret of the Redis cache");
        }
        if (!limited.isEmpty() && config.placement().tags().size() > AzureNames.MAX_TAGS_OF_SOME) {
            problems.error(
                    KEY,
                    "the stack has " + config.placement().tags().size() + " tags, including " + OWN
                            + ", and Azure allows "
                            + AzureNames.MAX_TAGS_OF_SOME + " on " + String.join(" and ", limited) + "; remove "
                            + (config.placement().tags().size() - AzureNames.MAX_TAGS_OF_SOME));
        }
    }
}
