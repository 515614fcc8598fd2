package ai.portkey.azure.policy;

import ai.portkey.azure.plan.Plan;
import java.util.List;
import java.util.regex.Pattern;

/** Tells values that look like secrets, by the name of their variable or by their form. */
final class PlainSecrets {

    private static final Pattern NAME =
            Pattern.compile("(?i)(^|_)(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_KEY|PRIVATE_KEY|"
                    + "ACCOUNT_KEY|CLIENT_AUTH|CONNECTION_STRING|CREDENTIALS)$");
    /** A switch or a number is not a secret, whatever its variable is called. */
    private static final Pattern HARMLESS = Pattern.compile("(?i)|true|false|\\d{1,9}");

    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY"),
            Pattern.compile("\\bsk-[A-Za-z0-9_-]{20,}"),
            Pattern.compile("\\bAKIA[0-9A-Z]{16}\\b"),
            Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{36}"),
            Pattern.compile("(?i)\\b(AccountKey|SharedAccessKey)=|[?&]sig="),
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}\\."),
            Pattern.compile("://[^/@\\s:]*:[^/@\\s]+@"));

    private PlainSecrets() {}

    /** What the stack marks as a secret is blotted out in a plan already and is not looked at. */
    static boolean looksSecret(String name, String value) {
        return !value.equals(Plan.SECRET)
                && !HARMLESS.matcher(value).matches()
                && (NAME.matcher(name).find()
                        || FORMS.stream().anyMatch(form -> form.matcher(value).find()));
    }
}
