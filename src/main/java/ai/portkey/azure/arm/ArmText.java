package ai.portkey.azure.arm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text of a template: literal pieces and pieces of template code, in order.
 *
 * @param pieces never two literals side by side
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions">Template expressions</a>
 */
record ArmText(List<Piece> pieces) {

    /**
     * @param text literal text or code
     * @param isCode which of them
     */
    record Piece(String text, boolean isCode) {

        private String argument() {
            return isCode ? text : "'" + text.replace("'", "''") + "'";
        }
    }

    ArmText {
        pieces = List.copyOf(pieces);
    }

    static ArmText literal(String text) {
        return new ArmText(List.of(new Piece(text, false)));
    }

    static ArmText code(String code) {
        return new ArmText(List.of(new Piece(code, true)));
    }

    /** The texts one after the other, with a separator between them. */
    static ArmText join(List<ArmText> texts, String separator) {
        var pieces = new ArrayList<Piece>();
        for (var text : texts) {
            if (!pieces.isEmpty()) {
                append(pieces, new Piece(separator, false));
            }
            text.pieces.forEach(piece -> append(pieces, piece));
        }
        return new ArmText(pieces);
    }

    private static void append(List<Piece> pieces, Piece piece) {
        var last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (last != null && !last.isCode && !piece.isCode) {
            pieces.set(pieces.size() - 1, new Piece(last.text + piece.text, false));
        } else {
            pieces.add(piece);
        }
    }

    boolean isLiteral() {
        return pieces.stream().noneMatch(Piece::isCode);
    }

    /** True when it reads what Azure knows during the deployment only; ARM does not allow that in names. */
    boolean isRuntime() {
        return pieces.stream().anyMatch(piece -> piece.isCode && (piece.text.contains("reference(") || isKey(piece)));
    }

    /** True when it is a key, which must not be shown. */
    boolean isKey() {
        return pieces.stream().anyMatch(ArmText::isKey);
    }

    private static boolean isKey(Piece piece) {
        return piece.isCode && piece.text.contains("listKeys(");
    }

    /** As an argument of a template function. */
    String argument() {
        return switch (pieces.size()) {
            case 0 -> "''";
            case 1 -> pieces.get(0).argument();
            default -> pieces.stream().map(Piece::argument).collect(Collectors.joining(", ", "concat(", ")"));
        };
    }

    /** As a JSON text of the template. */
    String render() {
        if (!isLiteral()) {
            return "[" + argument() + "]";
        }
        var text = pieces.stream().map(Piece::text).collect(Collectors.joining());
        // Only a text in brackets would be taken for an expression; any other is kept as it is.
        return text.startsWith("[") && text.endsWith("]") ? "[" + text : text;
    }
}
