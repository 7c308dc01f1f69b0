package dev.claimport.cli.aws.problem;

/** The AWS CLI's exit codes (user guide, "Return codes from the AWS CLI"). */
public final class ExitCode {

    public static final int DONE = 0;
    public static final int INTERRUPTED = 130;
    public static final int USAGE = 252;
    public static final int CONFIGURATION = 253;
    public static final int REFUSED = 254;
    public static final int GENERAL = 255;

    private ExitCode() {}
}
