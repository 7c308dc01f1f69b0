package dev.claimport.settings;

/** A mistake in a file of settings. */
final class SettingsException extends Exception {

    private static final long serialVersionUID = 1;

    private final int line;

    /** @param line from 1 on; 0 where there are no lines */
    SettingsException(int line, String problem) {
        super(problem);
        this.line = line;
    }

    int line() {
        return line;
    }
}
