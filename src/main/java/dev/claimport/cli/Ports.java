package dev.claimport.cli;

import picocli.CommandLine.Model.CommandSpec;

/** Network port numbers on the command line. */
final class Ports {

    private Ports() {}

    /** 0 stands for any free port. */
    static void check(CommandSpec spec, String option, int port) {
        check(spec, option, port, 1);
    }

    /** So many ports from that one on; 0 is any free ones. */
    static void check(CommandSpec spec, String option, int port, int count) {
        if (port < 0 || port > 65536 - count) {
            throw UsageProblem.PORT_WRONG.in(spec, option);
        }
    }
}
