package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.claimport.serial.Board;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialPorts;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code claimport ports}: what is attached. */
@Command(name = "ports", mixinStandardHelpOptions = true)
final class PortsCommand implements Callable<Integer> {

    @Option(names = "--output", paramLabel = "FORMAT", defaultValue = "text")
    private OutputFormat output;

    @Spec
    private CommandSpec spec;

    private final SerialPorts ports;
    private final Messages texts;

    PortsCommand(SerialPorts ports, Messages texts) {
        this.ports = ports;
        this.texts = texts;
    }

    @Override
    public Integer call() {
        List<PortInfo> found = ports.list();
        PrintWriter out = spec.commandLine().getOut();
        if (output == OutputFormat.json) {
            out.println(json(found));
        } else if (found.isEmpty()) {
            spec.commandLine().getErr().println(texts.text("ports.none"));
        } else {
            for (Board board : Board.of(found)) {
                board.ports().forEach(port -> out.println(TerminalWriter.line(line(port, board.ports().size() > 1))));
            }
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private String line(PortInfo port, boolean several) {
        return String.format("%-20s  %s:%s  %-20s  %s%s", port.path(), hex(port.vendorId()).orElse("----"), hex(port.productId()).orElse("----"),
                port.serialNumber().orElse("-"), port.description(), several
                        ? " " + texts.text("ports.interface", Map.of("number", port.interfaceNumber().map(Object::toString).orElse("?"))) : "");
    }

    private static ArrayNode json(List<PortInfo> found) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        found.forEach(port -> array.addObject()
                .put("path", port.path())
                .put("description", port.description())
                .put("vendorId", hex(port.vendorId()).orElse(null))
                .put("productId", hex(port.productId()).orElse(null))
                .put("serialNumber", port.serialNumber().orElse(null))
                .put("device", port.board())
                .put("interface", port.interfaceNumber().orElse(null)));
        return array;
    }

    private static Optional<String> hex(Optional<Integer> id) {
        return id.map(value -> HexFormat.of().toHexDigits(value.shortValue()));
    }
}
