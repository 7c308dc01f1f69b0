package dev.claimport.bench;

import dev.claimport.handover.DeviceConnector;
import dev.claimport.iot.IotService;
import dev.claimport.serial.SerialPorts;
import java.util.function.Supplier;

/**
 * What a slot works with; many slots may share it.
 *
 * @param engines makes a hand-over that has not begun
 */
public record SlotWorld(IotService iot, SerialPorts ports, DeviceConnector connector, Supplier<Engine> engines) {}
