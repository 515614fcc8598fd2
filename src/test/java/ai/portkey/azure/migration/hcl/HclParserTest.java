package ai.portkey.azure.migration.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HclParserTest {

    private final List<String> problems = new ArrayList<>();

    private JsonObject evaluate(String text) throws HclSyntaxException {
        return evaluate(text, Map.of(), Map.of());
    }

    private JsonObject evaluate(
            String text, Map<String, JsonElement> variables, Map<String, HclScope.Definition> locals)
            throws HclSyntaxException {
        var scope = new HclScope(
                variables, locals, path -> new JsonPrimitive(path.getFileName().toString()), problems::add);
        var result = new JsonObject();
        for (var attribute : HclParser.parse("x.tf", text).attributes()) {
            result.add(attribute.name(), scope.evaluate(new HclScope.Definition("x.tf", attribute.value())));
        }
        return result;
    }

    private static JsonElement json(String text) {
        return JsonParser.parseString(text);
    }

    @Test
    void reads_values_of_every_kind() throws Exception {
        var read = evaluate("""
                text   = "a \\"b\\" \\u00e9 $${c} %%{d}" # comment
                number = -1.5e2 // comment
                yes    = true /* over
                lines */
                off    = null
                list   = [1, "two", # comment
                  true,
                ]
                object = { a = 1, "b c" : 2
                  data-service = { d = "e" } }
                empty  = {}
                none   = []
                """);

        assertThat(read).isEqualTo(json("""
                {"text": "a \\"b\\" é ${c} %{d}", "number": -150, "yes": true, "off": null, "list": [1, "two", true],
                 "object": {"a": 1, "b c": 2, "data-service": {"d": "e"}}, "empty": {}, "none": []}"""));
        assertThat(problems).isEmpty();
    }

    @Test
    void reads_heredocs_and_removes_their_indentation() throws Exception {
        var read = evaluate("""
                kept = <<EOT
                  two
                one
                EOT
                stripped = <<-EOT
                    two

                  one
                  EOT
                next = 1
                """);

        assertThat(read).isEqualTo(json("""
                {"kept": "  two\\none\\n", "stripped": "  two\\n\\none\\n", "next": 1}"""));
    }

    @Test
    void reads_windows_files_with_byte_order_mark() throws Exception {
        assertThat(evaluate("\uFEFFa = 1\r\nb = \"x\"\r\n")).isEqualTo(json("{\"a\": 1, \"b\": \"x\"}"));
    }

    @Test
    void reads_blocks_with_labels_and_nested_blocks() throws Exception {
        var body = HclParser.parse("x.tf", "provider \"azurerm\" {\n  features {}\n}\nmodule gw { }\n");

        assertThat(body.blocks())
                .extracting(Hcl.Block::type, Hcl.Block::labels, Hcl.Block::line)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("provider", List.of("azurerm"), 1),
                        org.assertj.core.groups.Tuple.tuple("module", List.of("gw"), 4));
        assertThat(body.blocks().get(0).body().blocks("features")).hasSize(1);
    }

    @Test
    void resolves_variables_locals_and_templates() throws Exception {
        var locals = Map.of(
                "zone",
                new HclScope.Definition(
                        "l.tf",
                        HclParser.parse("l.tf", "a = \"${var.net.name}-z\"")
                                .attributes()
                                .get(0)
                                .value()));

        var read = evaluate(
                "a = var.net[\"cidr\"]\nb = \"x-${local.zone}-${var.n}\"\nc = [local.zone]\n",
                Map.of("net", json("{\"cidr\": \"10.0.0.0/16\", \"name\": \"hub\"}"), "n", json("1")),
                locals);

        assertThat(read).isEqualTo(json("{\"a\": \"10.0.0.0/16\", \"b\": \"x-hub-z-1\", \"c\": [\"hub-z\"]}"));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "merge(a, { b = \"}\" })       | a call to merge() can only be evaluated by Terraform",
                "[for s in var.x : s]          | a for expression can only be evaluated by Terraform",
                "{ for k, v in var.x : k => v }| a for expression can only be evaluated by Terraform",
                "var.x ? 1 : 2                 | a conditional expression can only be evaluated by Terraform",
                "(1 + 2)                       | an expression can only be evaluated by Terraform",
                "{ (var.k) = 1 }               | an expression can only be evaluated by Terraform",
                "1 2 3                         | an expression can only be evaluated by Terraform",
                "\"%{ if true }a%{ endif }\"   | a template directive can only be evaluated by Terraform",
                "data.azurerm_x.y.id           | the data source data.azurerm_x.y.id can only be read by Terraform",
                "azurerm_subnet.aca.id         | azurerm_subnet.aca.id is only known to Terraform",
                "var.missing                   | var.missing has no value: pass the tfvars file that sets it",
                "var.given.b                   | var.given.b has no value: there is no 'b'",
                "\"a-${var.nothing}\"          | null, a list or an object cannot be used inside a string",
            })
    void names_what_only_terraform_can_evaluate_with_its_line(String expression, String problem) throws Exception {
        evaluate(
                "first = 1\nsecond = " + expression + "\nthird = 3\n",
                Map.of("given", json("{\"a\": 1}"), "nothing", json("null")),
                Map.of());

        assertThat(problems.get(0)).isEqualTo("x.tf:2: " + problem);
    }

    @Test
    void reads_on_after_an_expression_that_it_cannot_evaluate() throws Exception {
        var read = evaluate("a = merge({\n  b = \"x\" # )\n}, local.c)\nd = 4\n");

        assertThat(read.get("d").getAsInt()).isEqualTo(4);
        assertThat(problems).hasSize(1);
    }

    @Test
    void never_repeats_the_text_of_an_expression() throws Exception {
        evaluate("password = sensitive(\"hunter2\")\n");

        assertThat(problems.toString()).doesNotContain("hunter2");
    }

    @Test
    void reports_a_local_that_refers_to_itself() throws Exception {
        var circle = new HclScope.Definition(
                "x.tf",
                HclParser.parse("x.tf", "a = \"${local.a}\"")
                        .attributes()
                        .get(0)
                        .value());

        evaluate("b = local.a\n", Map.of(), Map.of("a", circle));

        assertThat(problems).containsExactly("x.tf:1: local.a refers to itself");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a = {\\n b = 1\\n       | x.tf:1:5: the bracket here is not closed",
                "module \"m\" {\\n b = 1 | x.tf:1:12: the '{' here is not closed",
                "a = \\nb = 2            | x.tf:1:5: a value is missing, found the end of the line",
                "a = \"x\\nb = 2         | x.tf:1:5: the string that starts here is not closed with \"",
                "this is not hcl at all! | x.tf:1:23: expected '=' or '{' after 'this', found '!'",
                "a = [1, 2\\nb = 3       | x.tf:1:5: the bracket here is not closed",
                "a = }                   | x.tf:1:5: a value is missing, found '}'",
                "}                       | x.tf:1:1: found '}' without a matching opening bracket",
                "{\"a\": 1}              | x.tf:1:1: expected the name of a variable or block, found '{'",
                "a = <<EOT\\nx\\n        | x.tf:1:5: the heredoc that starts here is not closed with EOT",
                "a = 1 /* open           | x.tf:1:7: the comment that starts here is not closed with */",
                "a = \"c:\\\\d\"         | x.tf:1:8: '\\d' is not an escape sequence: use \\\\ for a backslash",
            })
    void refuses_what_is_not_hcl_with_line_and_column(String text, String message) {
        var unescaped = text.replace("\\n", "\n").replace("\\\\", "\\");

        assertThatThrownBy(() -> HclParser.parse("x.tf", unescaped))
                .isInstanceOf(HclSyntaxException.class)
                .hasMessage(message.replace("\\\\d", "\\d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment"})
    void an_empty_file_is_an_empty_body(String text) throws Exception {
        assertThat(HclParser.parse("x.tf", text).attributes()).isEmpty();
    }

    /** Whatever the text, the parser ends with a tree or its own error. */
    @Property(tries = 500)
    void never_fails_in_another_way(@ForAll("hclLike") String text) {
        try {
            assertThat(HclParser.parse("x.tf", text)).isNotNull();
        } catch (HclSyntaxException expected) {
            assertThat(expected).hasMessageStartingWith("x.tf:");
        }
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<String> hclLike() {
        return net.jqwik.api.Arbitraries.strings()
                .withChars("ab={}[]()\"\\$%<-,:.#/*1 \n\u00e9")
                .ofMaxLength(40);
    }

    /** Any text survives quoting. */
    @Property(tries = 200)
    void reads_back_every_quoted_text(@ForAll String text) throws Exception {
        var quoted = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("${", "$${")
                .replace("%{", "%%{");

        var read = evaluate("a = \"" + quoted + "\"\n").get("a");

        assertThat(read).isEqualTo(new JsonPrimitive(text));
    }
}
