package dev.claimport.cli.aws;

import java.util.Optional;

/** Which program this is. */
final class Version {

    /** The AWS CLI that is imitated. */
    private static final String IMITATED = "aws-cli/2.36.7";

    private Version() {}

    /** {@code --version}: begins as the AWS CLI's, for scripts that ask for version 2. */
    static String line() {
        return "%s %s Java/%s %s/%s %s".formatted(IMITATED, agent(), Runtime.version().feature(),
                System.getProperty("os.name").replace(' ', '-'), System.getProperty("os.version"), System.getProperty("os.arch"));
    }

    /** As it calls itself in requests. */
    static String agent() {
        return "claimport/" + Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("development");
    }
}
