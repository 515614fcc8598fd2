package ai.portkey.azure.subscription;

import ai.portkey.azure.subscription.Azure.Principal;
import java.util.Optional;

/**
 * Who is signed in, and where a stack goes.
 *
 * @param azure        answers
 * @param principal    empty when nobody is signed in
 * @param unavailable  why Azure cannot be asked; empty when it can
 * @param subscription the stack's ({@code azure-native:subscriptionId}), else the chosen one
 * @param chosen       the one that the environment or the Azure CLI chooses
 */
public record Session(
        Azure azure,
        Optional<Principal> principal,
        Optional<String> unavailable,
        Optional<String> subscription,
        Optional<String> chosen) {

    private static final String NO_SUBSCRIPTION =
            "no subscription is selected; run az account set --subscription \"<id>\", "
                    + "or set azure-native:subscriptionId";

    /** @param configured {@code azure-native:subscriptionId} of the stack */
    public static Session open(Azure azure, Optional<String> configured) {
        var chosen = azure.chosenSubscription();
        var subscription = configured.or(() -> chosen);
        try {
            var principal = azure.principal();
            return new Session(
                    azure,
                    Optional.of(principal),
                    subscription.isEmpty() ? Optional.of(NO_SUBSCRIPTION) : Optional.empty(),
                    subscription,
                    chosen);
        } catch (AzureUnavailable e) {
            return new Session(
                    azure, Optional.empty(), Optional.of(String.valueOf(e.getMessage())), subscription, chosen);
        }
    }
}
