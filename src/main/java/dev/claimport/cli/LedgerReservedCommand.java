package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.app.Station;
import dev.claimport.ledger.shared.Reserved;
import dev.claimport.ledger.shared.SharedLedger;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.text.Messages;
import dev.claimport.text.VersionText;
import dev.claimport.time.TimeSource;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport ledger reserved}: devices that benches have taken, and giving them back for a bench that has died. */
@Command(name = "reserved", mixinStandardHelpOptions = true, sortOptions = false)
final class LedgerReservedCommand implements Callable<Integer> {

    @Option(names = "--give-back", paramLabel = "SERIAL")
    private List<String> givenBack = new ArrayList<>();

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Mixin
    private final LedgerOption ledger = new LedgerOption();

    @Spec
    private CommandSpec spec;

    private final SharedDatabase database;
    private final Messages texts;
    private final TimeSource time;

    LedgerReservedCommand(SharedDatabase database, Messages texts, TimeSource time) {
        this.database = database;
        this.texts = texts;
        this.time = time;
    }

    @Override
    public Integer call() {
        return new Work().call();
    }

    /** Apart from the command, into which picocli looks with every help: so that loads no class of the ledger. */
    private final class Work {

        Integer call() {
            try (SharedLedger shared = database.open(spec)) {
                if (!givenBack.isEmpty()) {
                    return giveBack(shared) ? ExitCodes.DONE : ExitCodes.HANDOVER_FAILED;
                }
                list(shared.reserved());
            }
            return ExitCodes.DONE;
        }

        private boolean giveBack(SharedLedger shared) {
            var folder = new LedgerFolder(ledger.folder());
            boolean all = true;
            var here = Station.here();
            try (var station = new StationLedger(folder, here.name(), VersionText.number(), time.clock())) {
                for (String serial : givenBack) {
                    boolean was = shared.giveBack(serial, here.user(), station, folder);
                    spec.commandLine().getErr().println(texts.text(was ? "ledger.given-back" : "ledger.not-reserved", Map.of("serial", serial)));
                    all &= was;
                }
            }
            return all;
        }

        private void list(List<Reserved> reserved) {
            PrintWriter out = spec.commandLine().getOut();
            if (reserved.isEmpty() && output == OutputFormat.text) {
                spec.commandLine().getErr().println(texts.text("ledger.none-reserved"));
            }
            reserved.forEach(device -> out.println(output == OutputFormat.json ? json(device) : TerminalWriter.line(line(device))));
            out.flush();
        }

        private String line(Reserved device) {
            return texts.text(device.heard().isPresent() ? "ledger.reserved" : "ledger.reserved-unheard", Map.of("serial", device.serial(), "station", device.station(),
                    "since", time(device.since()), "heard", device.heard().map(this::time).orElse("")));
        }

        private String time(Instant instant) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(instant.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneId.systemDefault()));
        }

        private ObjectNode json(Reserved device) {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("serial", device.serial()).put("station", device.station()).put("since", device.since().toString());
            device.heard().ifPresent(heard -> json.put("heard", heard.toString()));
            return json;
        }
    }
}
