package dev.claimport.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import dev.claimport.failure.LinkFailure;
import dev.claimport.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** The serial ports of this computer, by jSerialComm. */
public final class JSerialCommPorts implements SerialPorts {

    /** Only here does the reading thread look whether it shall end. jSerialComm counts in steps of 100 ms. */
    private static final int READ_TIMEOUT_MILLIS = 100;

    private static final Path TTY_CLASS = Path.of("/sys/class/tty");

    private final boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    private final OpenLinks links = new OpenLinks();
    private final AtomicBoolean hooked = new AtomicBoolean();
    private final AtomicBoolean used = new AtomicBoolean();
    private final Runnable atFirst;
    private final PhantomPorts phantoms = new PhantomPorts(TTY_CLASS);
    private final UsbInterfaces interfaces = new UsbInterfaces(TTY_CLASS);

    public JSerialCommPorts() {
        this(() -> { });
    }

    /** @param atFirst what else is to be done once, by another thread, when the first port is opened: from then on the process may hold keys */
    public JSerialCommPorts(Runnable atFirst) {
        this.atFirst = atFirst;
    }

    @Override
    public List<PortInfo> list() {
        if (!NativeLibrary.load()) {
            return List.of();
        }
        return Stream.of(SerialPort.getCommPorts())
                .map(this::describe)
                .filter(port -> !phantoms.isPhantom(port.path(), port.description()))
                // The library goes on listing a port that was pulled out while open.
                .filter(port -> windows || Files.exists(Path.of(port.path())))
                .sorted(Comparator.comparingInt((PortInfo port) -> port.path().length()).thenComparing(PortInfo::path))
                .toList();
    }

    @Override
    public SerialLink open(String path, LineSettings line) {
        if (path.isBlank()) {
            throw notFound(path, "no name");
        }
        if (used.compareAndSet(false, true)) {
            // The first foreign calls take their time, which the opening takes as well.
            Thread.ofPlatform().daemon().name("serial-calls").start(this::prepareCalls);
        }
        if (!NativeLibrary.load()) {
            throw notFound(path, "no serial library for this system");
        }
        SerialPort port;
        try {
            port = SerialPort.getCommPort(path);
        } catch (SerialPortInvalidPortException e) {
            throw notFound(path, String.valueOf(e.getMessage()));
        }
        port.setComPortParameters(line.baud(), 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setFlowControl(line.hardwareFlowControl()
                ? SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED
                : SerialPort.FLOW_CONTROL_DISABLED);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_TIMEOUT_MILLIS, 0);
        LineSignals signals = new LineSignals(line);
        signals.prepare(port);
        if (!port.openPort(0)) {
            throw refusal(port).exception(path);
        }
        signals.settle(port);
        if (hooked.compareAndSet(false, true)) {
            // At the end of the process the library closes every port, also under those who are telling their devices to forget.
            SerialPort.addShutdownHook(Thread.ofPlatform().name("serial-good-bye").unstarted(() -> links.awaitNone(SerialWait.GOOD_BYE.limit())));
        }
        links.opened();
        return new JSerialCommLink(path, SystemPort.of(port), () -> signals.pulse(change -> change.of(port), TimeSource.system()), port::closePort, links::closed);
    }

    @Override
    public List<String> others(String path) {
        return PortUsers.here().others(path);
    }

    private void prepareCalls() {
        if (Descriptors.supported()) {
            Descriptors.here();
        }
        atFirst.run();
    }

    private OpenRefusal refusal(SerialPort port) {
        if (windows) {
            // A name such as COM3 is no path of a file.
            return new OpenRefusal(port.getLastErrorCode(), true, true, true, () -> false, List::of);
        }
        Path file = Path.of(port.getSystemPortPath());
        return new OpenRefusal(port.getLastErrorCode(), Files.exists(file), Files.isWritable(file), false, () -> SerialAccess.here().isModemManagerRunning(),
                () -> PortUsers.here().others(file.toString()));
    }

    private PortInfo describe(SerialPort port) {
        String path = windows ? port.getSystemPortName() : port.getSystemPortPath();
        return new DescribedPort(path, port.getPortDescription(), port.getDescriptivePortName(), port.getVendorID(), port.getProductID(), port.getSerialNumber(),
                port.getPortLocation()).info(interfaces.number(path));
    }

    private static RuntimeException notFound(String path, String detail) {
        return new LinkFailure(LinkFailure.Kind.PORT_NOT_FOUND, Map.of("port", path), detail).exception();
    }
}
