package dev.claimport.cli;

import dev.claimport.app.LocalBackend;
import dev.claimport.aws.AwsEnvironment;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.rehearsal.Rehearsal;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.time.TimeSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands with the credentials of a practice cloud, on a computer without ports. */
final class CloudTerminal {

    private static final SerialPorts NONE = new SerialPorts() {
        @Override
        public List<PortInfo> list() {
            return List.of();
        }

        @Override
        public SerialLink open(String path, LineSettings line) {
            throw new AssertionError("there are no ports");
        }
    };

    private CloudTerminal() {}

    /** A cloud with the account of this folder. */
    static PracticeCloud cloud(Scenario scenario, Path account) {
        return PracticeCloud.start(new PracticeCloudOptions(0, 0, Optional.empty(), scenario, Optional.of(Rehearsal.read(account, Instant.now()).contents()), _ -> { }), TimeSource.system());
    }

    /** @param environment what the cloud gives, for whichever role */
    static RecordedTerminal.Result type(Map<String, String> environment, Path home, String... words) {
        var terminal = new RecordedTerminal();
        terminal.time = TimeSource.system();
        terminal.backend = Optional.of(new LocalBackend(NONE, new AwsEnvironment(environment, home), TimeSource.system()));
        return terminal.type(words);
    }
}
