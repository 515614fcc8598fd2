package ai.portkey.azure.migration.hcl;

/** A position in the text of one file: looks ahead, skips blanks and comments, counts lines. */
final class Cursor {

    private final String file;
    private final String text;
    private int position;

    Cursor(String file, String text) {
        this.file = file;
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    int position() {
        return position;
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    boolean atEnd() {
        return position >= text.length();
    }

    /** The current character, or NUL at the end. */
    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : '\0';
    }

    char next() {
        return text.charAt(position++);
    }

    boolean looksAt(String expected) {
        return text.startsWith(expected, position);
    }

    /** Consumes the text if it stands here. */
    boolean accept(String expected) {
        if (!looksAt(expected)) {
            return false;
        }
        position += expected.length();
        return true;
    }

    void expect(String expected, String where) throws HclSyntaxException {
        if (!accept(expected)) {
            throw error("expected '" + expected + "' " + where + ", found " + found());
        }
    }

    /** Consumes the rest of the line, without its end. */
    String restOfLine() {
        var end = text.indexOf('\n', position);
        var line = text.substring(position, end < 0 ? text.length() : end);
        position += line.length();
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** A name such as {@code data-service}; empty when there is none here. */
    String name() {
        var start = position;
        if (Character.isLetter(peek()) || peek() == '_') {
            while (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '-') {
                position++;
            }
        }
        return text.substring(start, position);
    }

    /** Skips blanks and comments, and line ends too when told. */
    void skip(boolean lineEnds) throws HclSyntaxException {
        while (!atEnd()) {
            var c = peek();
            if (c == ' ' || c == '\t' || c == '\r' || (lineEnds && c == '\n')) {
                position++;
            } else if (c == '#' || looksAt("//")) {
                restOfLine();
            } else if (looksAt("/*")) {
                var end = text.indexOf("*/", position + 2);
                if (end < 0) {
                    throw error("the comment that starts here is not closed with */");
                }
                position = end + 2;
            } else {
                return;
            }
        }
    }

    String textBetween(int start, int end) {
        return text.substring(start, end);
    }

    int line() {
        return lineOf(position);
    }

    int lineOf(int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    HclSyntaxException error(String problem) {
        return errorAt(position, problem);
    }

    HclSyntaxException errorAt(int at, String problem) {
        return new HclSyntaxException(file, lineOf(at), at - text.lastIndexOf('\n', at - 1), problem);
    }

    /** The current character in words, for errors. Never more than one: the text may be a secret. */
    String found() {
        return atEnd() ? "the end of the file" : peek() == '\n' ? "the end of the line" : "'" + peek() + "'";
    }
}
