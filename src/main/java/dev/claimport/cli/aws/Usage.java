package dev.claimport.cli.aws;

import dev.claimport.cli.aws.arguments.UsageException;
import dev.claimport.cli.aws.problem.Problem;

/** The AWS CLI's usage, which stands with every message about arguments. Scripts look for these very words. */
final class Usage {

    static final String BLOCK = """
            usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
            To see help text, you can run:

              aws help
              aws <command> help
              aws <command> <subcommand> help
            """;
    /** Of the first look at the arguments, which knows two options only. */
    static final String FIRST_LOOK = "usage: aws [--profile PROFILE] [--debug]\n";

    private Usage() {}

    static Problem problem(UsageException wrong, String usage) {
        return problem(wrong.getMessage(), usage);
    }

    static Problem problem(String message, String usage) {
        return Problem.parameter(message + "\n\n" + usage);
    }
}
