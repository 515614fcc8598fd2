package ai.portkey.azure.provider.azuread;

import com.pulumi.core.annotations.CustomType;

/** A user of Entra ID. */
@CustomType
public final class GetUserResult {

    private final String objectId;

    private GetUserResult(String objectId) {
        this.objectId = objectId;
    }

    /** The id by which roles are given. */
    public String objectId() {
        return objectId;
    }

    /** Used by Pulumi to read the provider's answer. */
    @CustomType.Builder
    public static final class Builder {
        private String objectId;

        @CustomType.Setter
        public Builder objectId(String objectId) {
            this.objectId = objectId;
            return this;
        }

        public GetUserResult build() {
            return new GetUserResult(objectId);
        }
    }
}
