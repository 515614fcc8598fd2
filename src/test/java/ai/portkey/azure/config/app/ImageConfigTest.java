package ai.portkey.azure.config.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageConfigTest {

    @ParameterizedTest
    @CsvSource({
        "1.9.0,    true,  false",
        "2.2.9,    true,  false",
        "2.3.0,    false, true",
        "v2.3.0,   false, true",
        "2.3,      false, false",
        "2.10.0,   false, true",
        "3.0.0,    false, true",
        "latest,   false, false",
    })
    void a_tag_is_before_2_3_or_from_it_on_or_no_version(String tag, boolean before, boolean from) {
        var image = new ImageConfig("example/gateway", tag, Optional.empty());

        assertThat(image.isBefore(2, 3)).isEqualTo(before);
        assertThat(image.isFrom(2, 3)).isEqualTo(from);
    }

    @Test
    void a_reference_has_the_digest_behind_the_tag() {
        assertThat(new ImageConfig("example/gateway", "2.3.0", Optional.empty()).reference("docker.io"))
                .isEqualTo("docker.io/example/gateway:2.3.0");
        assertThat(new ImageConfig("example/gateway", "2.3.0", Optional.of("sha256:ab")).reference("docker.io"))
                .isEqualTo("docker.io/example/gateway:2.3.0@sha256:ab");
    }
}
