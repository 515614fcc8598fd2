package ai.portkey.azure.pulumi;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.pulumi.core.internal.Constants;
import java.util.Map;

/** Marks of Pulumi's protocol for values that are more than plain JSON. */
public final class Wire {

    /** What the engine sends for a text that is not known yet. */
    public static final String UNKNOWN = Constants.UnknownValue;
    /** Key by which an object is marked as something special, e.g. as a secret. */
    public static final String SIGNATURE = Constants.SpecialSigKey;
    /** {@link #SIGNATURE} of a secret. */
    public static final String SECRET = Constants.SpecialSecretSig;
    /** {@link #SIGNATURE} of an output value, which may be a secret. */
    public static final String OUTPUT = Constants.SpecialOutputSig;
    /** Key of what a special object holds. */
    public static final String VALUE = Constants.SecretValueName;
    /** Key of an output value that says whether it is a secret. */
    public static final String IS_SECRET = Constants.SecretName;

    private Wire() {}

    /** The {@link #SIGNATURE} of an object; empty for an ordinary one. */
    public static String signature(Struct struct) {
        return struct.getFieldsOrDefault(SIGNATURE, Value.getDefaultInstance()).getStringValue();
    }

    /** True for an object that stands for a secret. */
    public static boolean isSecret(Map<?, ?> object) {
        return SECRET.equals(object.get(SIGNATURE));
    }
}
