package ai.portkey.azure.migration.hcl;

/** A file that is not HCL. The message names file, line and column, and what was expected there. */
public final class HclSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    HclSyntaxException(String file, int line, int column, String problem) {
        super(file + ":" + line + ":" + column + ": " + problem);
    }
}
