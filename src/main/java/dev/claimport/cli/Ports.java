package dev.claimport.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Network port numbers on the command line. */
final class Ports {

    private Ports() {}

    /** 0 stands for any free port. */
    static void check(CommandSpec spec, String option, int port) {
        if (port < 0 || port > 65535) {
            throw new ParameterException(spec.commandLine(), option + " takes 0 to 65535");
        }
    }
}
