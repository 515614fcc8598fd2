package ai.portkey.azure.config.reading;

/** Rules for names and addresses that are not Azure's own. */
public final class Names {

    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    public static final TextRule VARIABLE = TextRule.matching(
            "[A-Za-z_.-][A-Za-z0-9_.-]*",
            "is not a valid environment variable name: use letters, digits, underscores, periods and hyphens, not "
                    + "starting with a digit");
    public static final TextRule HOST = TextRule.matching(
            "(?=.{1,253}$)" + LABEL + "(\\." + LABEL + ")+",
            "expected a host name, like gateway.example.com, without scheme, port or path");
    public static final TextRule HTTP_URL = TextRule.matching(
            "https?://[A-Za-z0-9.-]+(:\\d{1,5})?(/\\S*)?", "expected a URL, like https://mcp.example.com");
    public static final TextRule IMAGE = TextRule.matching(
            "(?![^/]*[.:][^/]*/)[a-z0-9]+([._/-]+[a-z0-9]+)*",
            "expected a repository name without registry and tag, like portkeyai/gateway_enterprise");
    public static final TextRule IMAGE_REGISTRY = TextRule.matching(
            "own|" + LABEL + "(\\." + LABEL + ")+(:\\d{1,5})?",
            "expected own (the stack's registry) or the host of a public registry, like mcr.microsoft.com");
    public static final TextRule IMAGE_TAG = TextRule.matching(
            "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}",
            "a tag must have 1 to 128 letters, digits, underscores, periods and hyphens, and start with a letter, "
                    + "digit or underscore");
    public static final TextRule IMAGE_DIGEST =
            TextRule.matching("sha256:[0-9a-f]{64}", "expected sha256: followed by 64 lower-case hexadecimal digits");
    public static final TextRule VOLUME = TextRule.matching(
            "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
            "a volume name must have 1 to 63 lower-case letters, digits and hyphens, and start and end with a letter "
                    + "or digit");
    public static final TextRule ABSOLUTE_PATH =
            TextRule.matching("(/[^/:\\s]+)+", "expected an absolute path without a trailing slash, like /etc/portkey");

    public static final TextRule PATH_PREFIX =
            TextRule.matching("(/[A-Za-z0-9._~-]+)+/\\*", "expected a path prefix that ends in /*, like /gateway/*");

    private Names() {}
}
