package ai.portkey.azure.config.entrance;

import java.util.Optional;
import java.util.function.Function;

/**
 * What clients meet first (keys {@code ingressType} and {@code frontDoor.enabled}): the ingress of the apps themselves, an
 * Application Gateway, or Front Door. Chosen once, here, and never asked again.
 */
public sealed interface EntranceConfig {

    /** The entrances told apart: below, and where the component is made. */
    <T> T match(
            Function<AppIngress, T> appIngress,
            Function<AppGatewayConfig, T> appGateway,
            Function<FrontDoorConfig, T> frontDoor);

    /** True when nothing reaches the apps' own addresses from the internet. */
    default boolean hidesTheApps() {
        return match(apps -> !apps.isPublic(), gateway -> true, FrontDoorConfig::privateLink);
    }

    /** True when the entrance refuses who is not on the allow list; the apps see the entrance alone then. */
    default boolean holdsTheAllowList() {
        return match(apps -> false, gateway -> true, frontDoor -> true);
    }

    /** True when the stack has it once, for all regions. */
    default boolean leadsToAllRegions() {
        return match(apps -> false, gateway -> false, frontDoor -> true);
    }

    /** What makes a VNet necessary. */
    default Optional<VnetNeed> vnetNeed() {
        return match(
                apps -> Optional.of(new VnetNeed("publicIngress", "an app that is not public"))
                        .filter(need -> !apps.isPublic()),
                gateway -> Optional.of(new VnetNeed("ingressType", "application_gateway")),
                frontDoor -> Optional.empty());
    }

    /** Custom host names on the apps themselves. */
    default Optional<CustomDomainConfig> customDomain() {
        return match(AppIngress::customDomain, gateway -> Optional.empty(), frontDoor -> Optional.empty());
    }

    /** For rules of the Application Gateway alone. */
    default Optional<AppGatewayConfig> appGateway() {
        return match(apps -> Optional.empty(), Optional::of, frontDoor -> Optional.empty());
    }

    /** For rules of Front Door alone. */
    default Optional<FrontDoorConfig> frontDoor() {
        return match(apps -> Optional.empty(), gateway -> Optional.empty(), Optional::of);
    }

    /**
     * Something that cannot be without a VNet.
     *
     * @param key  that asks for it
     * @param what in words
     */
    record VnetNeed(String key, String what) {}

    /**
     * {@code ingressType: aca} (default): clients reach each app at its own address.
     *
     * @param isPublic     key {@code publicIngress}; false needs a VNet
     * @param customDomain key {@code ingress.customDomain}
     */
    record AppIngress(boolean isPublic, Optional<CustomDomainConfig> customDomain) implements EntranceConfig {

        @Override
        public <T> T match(
                Function<AppIngress, T> appIngress,
                Function<AppGatewayConfig, T> appGateway,
                Function<FrontDoorConfig, T> frontDoor) {
            return appIngress.apply(this);
        }
    }

    /** {@code ingressType: application_gateway}. */
    record BehindAppGateway(AppGatewayConfig config) implements EntranceConfig {

        @Override
        public <T> T match(
                Function<AppIngress, T> appIngress,
                Function<AppGatewayConfig, T> appGateway,
                Function<FrontDoorConfig, T> frontDoor) {
            return appGateway.apply(config);
        }
    }

    /** {@code frontDoor.enabled: true}. */
    record BehindFrontDoor(FrontDoorConfig config) implements EntranceConfig {

        @Override
        public <T> T match(
                Function<AppIngress, T> appIngress,
                Function<AppGatewayConfig, T> appGateway,
                Function<FrontDoorConfig, T> frontDoor) {
            return frontDoor.apply(config);
        }
    }
}
