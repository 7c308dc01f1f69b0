package dev.claimport.cli;

import dev.claimport.device.profile.Dialect;
import dev.claimport.device.profile.ProfileLibrary;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What a practice device speaks, on the command line. */
final class PracticeDialect {

    private PracticeDialect() {}

    /** @param id null where nothing is chosen */
    static Optional<Dialect> of(CommandSpec spec, String id) {
        if (id == null) {
            return Optional.empty();
        }
        return Optional.of(ProfileLibrary.usualDialect(id).orElseThrow(() -> new ParameterException(spec.commandLine(),
                "--dialect takes " + Dialect.HandoverGroup.ID + " or " + Dialect.SmpFs.ID)));
    }
}
