package ai.portkey.azure.arm;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class KnownTextsTest {

    private final KnownTexts texts = new KnownTexts();

    @Test
    void an_address_is_not_found_in_a_longer_one() {
        texts.add("10.0.1.3", "ip()");

        assertThat(render("10.0.1.38")).isEqualTo("10.0.1.38");
        assertThat(render("110.0.1.3")).isEqualTo("110.0.1.3");
        assertThat(render("http://10.0.1.3/gateway")).isEqualTo("[concat('http://', ip(), '/gateway')]");
    }

    @Test
    void an_id_is_not_found_in_that_of_a_resource_with_a_longer_name() {
        texts.add("/vnets/a", "a()");

        assertThat(render("/vnets/a-b")).isEqualTo("/vnets/a-b");
        assertThat(render("/vnets/a.b")).isEqualTo("/vnets/a.b");
        assertThat(render("/vnets/a/subnets/x")).isEqualTo("[concat(a(), '/subnets/x')]");
    }

    @Test
    void the_longest_text_wins() {
        texts.add("/vnets/a", "vnet()");
        texts.add("/vnets/a/subnets/x", "subnet()");

        assertThat(render("/vnets/a/subnets/x")).isEqualTo("[subnet()]");
    }

    @Test
    void only_the_random_end_of_a_name_may_be_part_of_a_word() {
        texts.addInWord("abc123", "random()");

        assertThat(render("stportkeyabc123")).isEqualTo("[concat('stportkey', random())]");
    }

    @Test
    void what_a_resource_computes_is_for_those_that_depend_on_it() {
        texts.addComputed("gateway.example.com", "fqdn()", "app");

        assertThat(texts.replace("gateway.example.com", key -> key.equals("app"))
                        .render())
                .isEqualTo("[fqdn()]");
        assertThat(texts.replace("gateway.example.com", key -> false).render()).isEqualTo("gateway.example.com");
    }

    @Property
    void any_text_around_a_known_one_survives(
            @ForAll @Chars({'a', '\'', '[', ']', '/', '(', ' '}) String before,
            @ForAll @NotEmpty @Chars({'b', '\'', '[', ']', '/', ' '}) String after) {
        var known = new KnownTexts();
        known.addInWord("KNOWN", "concat('K', 'N')");
        var expressions = new Expressions((name, arguments) ->
                String.join("", arguments.stream().map(String.class::cast).toList()));

        assertThat(expressions.evaluate(
                        known.replace(before + "KNOWN" + after, key -> true).render()))
                .isEqualTo(before + "KN" + after);
        assertThat(expressions.evaluate(
                        known.replace(before + after, key -> true).render()))
                .isEqualTo(before + after);
    }

    private String render(String value) {
        return texts.replace(value, key -> true).render();
    }
}
