package ai.portkey.azure.config.operation;

import java.util.Locale;

/** The ids of the policy rules; docs/policy.md says what each looks at. */
public enum PolicyRule {
    TLS_MINIMUM,
    PUBLIC_NETWORK_ACCESS,
    SHARED_KEY_ACCESS,
    PUBLIC_BLOBS,
    KEY_VAULT_PROTECTION,
    HEALTH_PROBES,
    MIN_REPLICAS,
    PLAIN_HTTP,
    WAF_MISSING,
    WAF_DETECTION_ONLY,
    ZONE_REDUNDANCY,
    REQUIRED_TAGS,
    PLAIN_SECRET,
    MUTABLE_IMAGE,
    OPEN_MANAGEMENT_PORT,
    NO_ALLOW_LIST,
    OPEN_ORIGIN,
    UNPROTECTED_DATA,
    PRIVILEGED_ROLE,
    BROAD_ROLE_SCOPE;

    /** As it is written and printed, e.g. {@code tls-minimum}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
