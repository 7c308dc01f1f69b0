package dev.claimport.cli;

import picocli.CommandLine.Model.CommandSpec;

/** Network port numbers on the command line. */
final class Ports {

    private Ports() {}

    /** 0 stands for any free port. */
    static void check(CommandSpec spec, String option, int port) {
        if (port < 0 || port > 65535) {
            throw UsageProblem.PORT_WRONG.in(spec, option);
        }
    }
}
