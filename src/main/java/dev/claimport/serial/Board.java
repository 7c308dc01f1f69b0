package dev.claimport.serial;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One attached device with all of its ports, in the order of their interfaces: development boards often have two or three.
 *
 * @param id the same while it is plugged in
 * @param ports one or more
 */
public record Board(String id, List<PortInfo> ports) {

    private static final Comparator<PortInfo> BY_INTERFACE = Comparator.comparing(
            (PortInfo port) -> port.interfaceNumber().orElse(Integer.MAX_VALUE));

    public Board {
        ports = List.copyOf(ports);
    }

    /** Ports grouped by the device that they belong to; the order of the devices is that of their first ports. */
    public static List<Board> of(List<PortInfo> ports) {
        Map<String, List<PortInfo>> groups = ports.stream().collect(Collectors.groupingBy(PortInfo::board, LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream().map(group -> new Board(group.getKey(), group.getValue().stream().sorted(BY_INTERFACE).toList())).toList();
    }
}
