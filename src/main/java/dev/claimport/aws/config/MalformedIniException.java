package dev.claimport.aws.config;

/** A file that AWS tools refuse. Never quotes the line, which may hold a secret. */
final class MalformedIniException extends Exception {

    private static final long serialVersionUID = 1;

    private final int line;

    /** @param line counted from 1 */
    MalformedIniException(int line, String what) {
        super(what);
        this.line = line;
    }

    int line() {
        return line;
    }
}
