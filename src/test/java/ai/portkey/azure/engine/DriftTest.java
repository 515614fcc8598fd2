package ai.portkey.azure.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.TestStack;
import ai.portkey.azure.cli.engine.EngineResult;
import ai.portkey.azure.cli.engine.PulumiCli;
import ai.portkey.azure.cli.simulated.SimulatedStack;
import ai.portkey.azure.config.reading.RawConfig;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody changed or deleted a resource behind Pulumi's back: refresh shows it, up repairs it. */
@RequiresPulumi
class DriftTest {

    private final RawConfig config = TestStack.smallest().raw();
    private final DeployedStack stack;

    DriftTest(PulumiCli cli, @TempDir Path directory) {
        this.stack = new DeployedStack(cli, directory);
    }

    @BeforeEach
    void deploy() {
        assertThat(stack.up(config).succeeded()).isTrue();
    }

    @Test
    void a_changed_property_is_shown_and_set_back() {
        stack.on(config, open -> {
            open.azure().changeBehindTheBack(id(open, "containerApps/gateway"), "template.scale.maxReplicas", 30.0);
            return null;
        });

        EngineResult seen = stack.on(config, open -> open.engine().drift());
        assertThat(DeployedStack.changes(seen)).containsExactly("update gateway-app");
        stack.on(config, open -> open.engine().refresh());
        assertThat(DeployedStack.changes(stack.up(config))).containsExactly("update gateway-app");
        assertThat(DeployedStack.changes(stack.preview(config))).isEmpty();
    }

    /** It happens outside of every deployment, and is nothing that an update could set back. */
    @Test
    void the_approval_of_the_control_planes_link_is_no_drift() {
        var linked = TestStack.with("networkMode: new\ncontrolPlanePrivateLink: {outbound: true, version: v2}")
                .raw();
        assertThat(stack.up(linked).succeeded()).isTrue();
        stack.on(linked, open -> {
            open.azure()
                    .changeBehindTheBack(
                            id(open, "privateEndpoints/pe-controlplane-v2-portkey-gateway-dev"),
                            "manualPrivateLinkServiceConnections[].privateLinkServiceConnectionState",
                            Map.of("status", "Approved", "description", "", "actionsRequired", "None"));
            return null;
        });

        assertThat(stack.on(linked, open -> open.engine().refresh()).succeeded())
                .isTrue();
        assertThat(DeployedStack.changes(stack.preview(linked))).isEmpty();
    }

    /** Recorded by azure-service-operator, Test_Networking_NatGateway_CRUD: nobody writes the address again. */
    @Test
    void the_nat_gateway_that_azure_writes_into_its_address_is_seen_once_and_not_set_back() {
        var withNat = TestStack.with("networkMode: new").raw();
        assertThat(stack.up(withNat).succeeded()).isTrue();

        EngineResult second = stack.on(withNat, open -> {
            assertThat(DeployedStack.changes(open.engine().refresh())).containsExactly("update network-pip-nat");
            return open.engine().drift();
        });
        assertThat(DeployedStack.changes(second)).isEmpty();
        assertThat(DeployedStack.changes(stack.preview(withNat))).isEmpty();
    }

    /** Stacks before 1.1.0 have AllKeysLRU; Update-AzRedisEnterpriseCacheDatabase -EvictionPolicy changes it in place. */
    @Test
    void another_eviction_policy_of_the_cache_is_an_update() {
        var cached = TestStack.with("redis: {type: azure-managed-redis, provision: {}}")
                .raw();
        assertThat(stack.up(cached).succeeded()).isTrue();
        stack.on(cached, open -> {
            open.azure().changeBehindTheBack(id(open, "databases/default"), "evictionPolicy", "AllKeysLRU");
            return null;
        });

        assertThat(stack.on(cached, open -> open.engine().refresh()).succeeded())
                .isTrue();
        assertThat(DeployedStack.changes(stack.up(cached))).containsExactly("update managed-redis-database");
    }

    @Test
    void a_deleted_resource_is_noticed_and_made_again() {
        stack.on(config, open -> {
            open.azure().deleteBehindTheBack(id(open, "containerApps/redis"));
            return null;
        });

        EngineResult seen = stack.on(config, open -> open.engine().refresh());
        assertThat(DeployedStack.changes(seen)).containsExactly("delete redis-app");
        assertThat(DeployedStack.changes(stack.up(config))).containsExactly("create redis-app");
    }

    /** ARM refuses to give an assignment another role. */
    @Test
    void a_grant_of_another_role_is_made_anew() {
        stack.on(config, open -> {
            var grant = open.azure().resources().stream()
                    .filter(r -> r.id().contains("/containers/portkey-log-store/"))
                    .findFirst()
                    .orElseThrow();
            open.azure()
                    .changeBehindTheBack(
                            grant.id(),
                            "roleDefinitionId",
                            "/subscriptions/1/providers/Microsoft.Authorization/roleDefinitions/00000000-0000-4000-8000-000000000001");
            return null;
        });
        stack.on(config, open -> open.engine().refresh());

        assertThat(DeployedStack.changes(stack.preview(config))).containsExactly("replace log-store-blob-read-write");
    }

    private static String id(SimulatedStack open, String ending) {
        return open.azure().resources().stream()
                .map(r -> r.id())
                .filter(id -> id.toLowerCase(Locale.ROOT).endsWith(ending.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }
}
