package ai.portkey.azure.pulumi;

import ai.portkey.azure.pulumi.MockEngine.Registration;
import com.pulumi.Log;
import com.pulumi.resources.Resource;
import com.pulumi.test.Mocks;
import com.pulumi.test.internal.MockMonitor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;

/** The mock engine's resource monitor, keeping every registration as it was sent. */
final class RecordingMonitor extends MockMonitor {

    private final ConcurrentLinkedQueue<Registration> registered = new ConcurrentLinkedQueue<>();

    RecordingMonitor(Mocks mocks, Log log) {
        super(mocks, log);
    }

    @Override
    public CompletableFuture<RegisterResourceResponse> registerResourceAsync(
            Resource resource, RegisterResourceRequest request) {
        return super.registerResourceAsync(resource, request).thenApply(response -> {
            registered.add(new Registration(request, response));
            return response;
        });
    }

    List<Registration> registered() {
        return List.copyOf(registered);
    }
}
