package dev.claimport.cli.aws.problem;

import dev.claimport.cli.aws.value.Value.Fields;

/** Why a command failed, as the AWS CLI sorts failures: what it ends with, and in what form it is said. */
public sealed interface Problem {

    int exitCode();

    /** What is wrong, without the program's name. */
    String message();

    /** Whatever the AWS CLI has a code for: parameters, configuration, pager. */
    record Coded(int exitCode, String code, String message) implements Problem {}

    /** Arguments that nobody knows. */
    record UnknownOptions(String message) implements Problem {

        @Override
        public int exitCode() {
            return ExitCode.USAGE;
        }
    }

    /**
     * The service's refusal.
     *
     * @param error {@code Message}, {@code Code} and what else the service's model has for this error
     */
    record Refused(String message, Fields error) implements Problem {

        @Override
        public int exitCode() {
            return ExitCode.REFUSED;
        }
    }

    /** Everything else. */
    record General(String message) implements Problem {

        @Override
        public int exitCode() {
            return ExitCode.GENERAL;
        }
    }

    /** Carries it to where it is printed. */
    default ProblemException exception() {
        return new ProblemException(this);
    }

    static Problem parameter(String message) {
        return new Coded(ExitCode.USAGE, "ParamValidation", message);
    }

    static Problem configuration(String message) {
        return new Coded(ExitCode.CONFIGURATION, "Configuration", message);
    }

    static Problem noRegion() {
        return new Coded(ExitCode.CONFIGURATION, "NoRegion",
                "You must specify a region. You can also configure your region by running \"aws configure\".");
    }

    static Problem noCredentials() {
        return new Coded(ExitCode.CONFIGURATION, "NoCredentials",
                "Unable to locate credentials. You can configure credentials by running \"aws login\".");
    }

    static Problem pager(String reason) {
        return new Coded(ExitCode.CONFIGURATION, "Pager", "Unable to redirect output to pager. Received the following error when opening pager:\n"
                + reason + "\n\nLearn more about configuring the output pager by running \"aws help config-vars\".");
    }

    static Problem general(String message) {
        return new General(message);
    }
}
