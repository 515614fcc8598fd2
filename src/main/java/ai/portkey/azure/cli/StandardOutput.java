package ai.portkey.azure.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Standard output, in UTF-8 whatever the locale is; knows in the end whether everything was written. */
final class StandardOutput extends FilterOutputStream {

    private final PrintWriter writer = new PrintWriter(new OutputStreamWriter(this, StandardCharsets.UTF_8), true);
    private @Nullable IOException failure;

    StandardOutput() {
        super(new FileOutputStream(FileDescriptor.out));
    }

    PrintWriter writer() {
        return writer;
    }

    /** False when something is missing, with a message unless the reader has left, as {@code head} does. */
    boolean isComplete(PrintWriter err) {
        var complete = !writer.checkError();
        if (failure != null && !"Broken pipe".equals(failure.getMessage())) {
            err.println("The output could not be written completely: " + failure.getMessage() + ".");
        }
        return complete;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
