package ai.portkey.azure.migration.tfvars;

import java.util.regex.Pattern;

/** Tells which plain values are probably secrets, so that the import does not copy them into a file under version control. */
final class PlainSecrets {

    private static final Pattern NAME = Pattern.compile(
            "(^|.*_)(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_KEY|SECRET_KEY|CONNECTION_STRING|"
                    + "CLIENT_AUTH|CREDENTIALS)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern URL_WITH_PASSWORD =
            Pattern.compile("[a-z][a-z0-9+.-]*://[^/@\\s]*:[^/@\\s]+@.*", Pattern.CASE_INSENSITIVE);

    private PlainSecrets() {}

    /** True when the name of an environment variable or its value looks like a secret. */
    static boolean looksSecret(String name, String value) {
        return NAME.matcher(name).matches() || hasPassword(value);
    }

    /** True for a URL that carries a password. */
    static boolean hasPassword(String url) {
        return URL_WITH_PASSWORD.matcher(url).matches();
    }
}
