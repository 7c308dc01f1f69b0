package dev.claimport.device.repl;

/** What was run did not run to its end. */
final class PythonException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient PythonError error;

    PythonException(PythonError error) {
        super(error.toString());
        this.error = error;
    }

    PythonError error() {
        return error;
    }
}
