package dev.claimport.cli.aws.arguments;

/** {@code --version} was met, before anything was found wrong: that ends the command well. */
public final class VersionAsked extends Exception {

    VersionAsked() {
        super("--version");
    }
}
