package ai.portkey.azure.config.reading;

/** Rules for names and addresses that are not Azure's own. */
public final class Names {

    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    public static final TextRule VARIABLE = TextRule.matching("[A-Za-z_.-][A-Za-z0-9_.-]*",
            "is not the name of an environment variable: that has letters, digits, underscores, periods and hyphens, "
                    + "and does not start with a digit");
    public static final TextRule HOST = TextRule.matching("(?=.{1,253}$)" + LABEL + "(\\." + LABEL + ")+",
            "expected a host name, like gateway.example.com, without scheme, port or path");
    public static final TextRule HTTP_URL = TextRule.matching("https?://[A-Za-z0-9.-]+(:\\d{1,5})?(/\\S*)?",
            "expected a URL, like https://mcp.example.com");
    public static final TextRule IMAGE = TextRule.matching("(?![^/]*[.:][^/]*/)[a-z0-9]+([._/-]+[a-z0-9]+)*",
            "expected a repository without registry and tag, like portkeyai/gateway_enterprise");
    public static final TextRule IMAGE_REGISTRY = TextRule.matching("own|" + LABEL + "(\\." + LABEL + ")+(:\\d{1,5})?",
            "expected own, which is the stack's registry, or the host of a public one, like mcr.microsoft.com");
    public static final TextRule IMAGE_TAG = TextRule.matching("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}",
            "a tag has 1 to 128 letters, digits, underscores, periods and hyphens, and starts with a letter, digit or underscore");
    public static final TextRule IMAGE_DIGEST = TextRule.matching("sha256:[0-9a-f]{64}",
            "expected sha256: and 64 hexadecimal digits in lower case");
    public static final TextRule VOLUME = TextRule.matching("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
            "a volume's name has 1 to 63 lower-case letters, digits and hyphens; it starts and ends with a letter or digit");
    public static final TextRule ABSOLUTE_PATH = TextRule.matching("(/[^/:\\s]+)+",
            "expected an absolute path, like /etc/portkey, without a slash at the end");

    public static final TextRule PATH_PREFIX = TextRule.matching("(/[A-Za-z0-9._~-]+)+/\\*", "expected a path prefix that ends in /*, like /gateway/*");

    private Names() {}
}
