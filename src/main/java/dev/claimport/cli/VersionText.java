package dev.claimport.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** {@code --version}: the version in the jar's manifest. */
final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(getClass().getPackage().getImplementationVersion()).orElse("(not packaged)");
        return new String[] {"claimport " + version + " (Java " + Runtime.version() + ")"};
    }
}
