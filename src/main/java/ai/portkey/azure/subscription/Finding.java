package ai.portkey.azure.subscription;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The result of one check.
 *
 * @param subject what was checked, e.g. {@code Key Vault portkey-kv}
 * @param state   the result
 * @param found   what is there instead, or why it was not checked; empty when all is well
 * @param fixes   commands that mend it
 */
public record Finding(String subject, State state, String found, List<String> fixes) {

    /** Result of a check. */
    public enum State {
        /** As it should be. */
        OK,
        /** Not there, or not as it should be. */
        MISSING,
        /** Works today, or perhaps; what is found says when it does not. */
        WARNING,
        /** Azure did not tell. */
        NOT_CHECKED,
        /** To be set after the first {@code pulumi up}, which makes its Key Vault. */
        LATER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public Finding {
        fixes = List.copyOf(fixes);
    }

    /** True when something has to be done before a deployment. */
    public boolean isObstacle() {
        return state == State.MISSING || state == State.NOT_CHECKED;
    }

    /** The form that docs/operate.md describes. */
    public Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("check", subject);
        json.put("state", state.toString());
        json.put("found", found);
        json.put("fixes", fixes);
        return json;
    }
}
