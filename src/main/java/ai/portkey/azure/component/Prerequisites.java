package ai.portkey.azure.component;

import com.pulumi.resources.Resource;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What must exist before something that does not refer to it: role assignments, private endpoints with their DNS, the
 * operation before on the same account.
 *
 * @param resources in no order
 */
public record Prerequisites(List<Resource> resources) {

    public static final Prerequisites NONE = new Prerequisites(List.of());

    public Prerequisites {
        resources = List.copyOf(resources);
    }

    public static Prerequisites of(Resource... resources) {
        return new Prerequisites(List.of(resources));
    }

    /** These and others. */
    public Prerequisites and(Prerequisites... others) {
        return new Prerequisites(Stream.concat(Stream.of(this), Stream.of(others))
                .map(Prerequisites::resources)
                .flatMap(Collection::stream)
                .toList());
    }
}
