package ai.portkey.azure.component.operation;

import ai.portkey.azure.component.Diagnostics;
import ai.portkey.azure.component.app.AcaEnvironment;
import ai.portkey.azure.component.app.AppComponent;
import ai.portkey.azure.component.data.KeyVault;
import ai.portkey.azure.component.data.LogStore;
import ai.portkey.azure.component.data.ManagedRedis;
import ai.portkey.azure.component.entrance.AppGateway;
import ai.portkey.azure.config.operation.AlertsConfig.Thresholds;
import com.pulumi.core.Output;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A resource of the stack that {@link Monitoring} looks at.
 *
 * @param name        short and unique; part of the names of its alerts
 * @param id          ARM id, the scope of its alerts
 * @param alertsOf    its alerts, of the configured thresholds
 * @param diagnostics which of its logs and metrics go to the workspace; empty = none
 */
public record Watched(String name, Output<String> id, Function<Thresholds, List<Alert>> alertsOf,
               Optional<Diagnostics> diagnostics) {

    List<Alert> alerts(Thresholds thresholds) {
        return alertsOf.apply(thresholds);
    }

    /** A Container App; its logs are the environment's, which sends them to the workspace anyway. */
    static Watched app(AppComponent app) {
        return new Watched(app.spec().name(), app.appId(), thresholds -> Alert.ofApp(app.spec().app(), isHttp(app), thresholds),
                Optional.of(new Diagnostics(app.appId(), false, true)));
    }

    /** False for Redis, which has no requests and responses. */
    static boolean isHttp(AppComponent app) {
        return !app.spec().ingress().transport().equals("tcp");
    }

    /** The Container Apps environment. A setting for its logs would pay for them twice: they reach the workspace already. */
    static Watched environment(AcaEnvironment environment) {
        return quiet("environment", environment.environmentId(), false, true);
    }

    /** The Application Gateway. */
    static Watched appGateway(AppGateway gateway) {
        return new Watched("app-gateway", gateway.appGatewayId(), Alert::ofAppGateway,
                Optional.of(new Diagnostics(gateway.appGatewayId(), true, true)));
    }

    /** The log store. The settings of an account that exists belong to its owner. */
    static Watched logStore(LogStore store, boolean isOurs) {
        return new Watched("log-store", store.accountId(), Alert::ofStorage, Optional.of(new Diagnostics(
                store.accountId().applyValue(id -> id + "/blobServices/default"), true, true)).filter(d -> isOurs));
    }

    /** A Key Vault that the stack makes: who read or changed what, and refusals. */
    static Watched keyVault(KeyVault vault) {
        return quiet("key-vault", vault.vault().id(), true, true);
    }

    /** The Azure Managed Redis. */
    static Watched managedRedis(ManagedRedis redis) {
        return new Watched("managed-redis", redis.clusterId(), Alert::ofManagedRedis,
                Optional.of(new Diagnostics(redis.clusterId(), false, true)));
    }

    /** Its database: who connects. */
    static Watched managedRedisDatabase(ManagedRedis redis) {
        return quiet("managed-redis-database", redis.databaseId(), true, false);
    }

    /** A network security group: it has logs and no metrics. */
    static Watched securityGroup(String name, Output<String> id) {
        return quiet(name, id, true, false);
    }

    /** A public address: attacks on it, and what DDoS protection does about them. */
    static Watched publicAddress(String name, Output<String> id) {
        return quiet(name, id, true, true);
    }

    /** Without alerts. */
    private static Watched quiet(String name, Output<String> id, boolean logs, boolean metrics) {
        return new Watched(name, id, thresholds -> List.of(), Optional.of(new Diagnostics(id, logs, metrics)));
    }
}
