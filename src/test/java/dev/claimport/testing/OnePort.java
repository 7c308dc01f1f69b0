package dev.claimport.testing;

import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import java.util.List;

/** The ports of a computer on which there is one, which is open. */
public record OnePort(SerialLink link) implements SerialPorts {

    @Override
    public List<PortInfo> list() {
        return List.of(PortInfo.named(link.path()));
    }

    @Override
    public SerialLink open(String path, LineSettings line) {
        return link;
    }
}
