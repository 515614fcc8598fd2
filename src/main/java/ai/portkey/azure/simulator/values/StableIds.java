package ai.portkey.azure.simulator.values;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Generated values that depend only on the seed and on what they are for, so that two previews are identical. */
public final class StableIds {

    private final String seed;

    public StableIds(String seed) {
        this.seed = seed;
    }

    private HashCode hash(String purpose) {
        return Hashing.sha256().hashString(seed + '\n' + purpose, StandardCharsets.UTF_8);
    }

    /** A version-4 shaped GUID. */
    public String guid(String purpose) {
        var text = hash(purpose).toString();
        return UUID.fromString(text.substring(0, 8) + "-" + text.substring(8, 12) + "-4" + text.substring(13, 16) + "-a"
                        + text.substring(17, 20) + "-" + text.substring(20, 32))
                .toString();
    }

    /** Lower-case hexadecimal digits, at most 64. */
    public String hex(String purpose, int digits) {
        return hash(purpose).toString().substring(0, digits);
    }

    /** 0 … bound-1. */
    public int number(String purpose, int bound) {
        return Math.floorMod(hash(purpose).asInt(), bound);
    }

    /** An address of the block 203.0.113.0/24, which is reserved for documentation (RFC 5737). */
    public String publicIp(String purpose) {
        return "203.0.113." + (1 + number(purpose, 254));
    }
}
