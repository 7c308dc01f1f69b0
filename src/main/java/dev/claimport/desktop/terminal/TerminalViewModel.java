package dev.claimport.desktop.terminal;

import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.desktop.handover.PortNews;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.trace.Trace;
import dev.claimport.serial.trace.TraceLine;
import dev.claimport.serial.trace.TraceText;
import dev.claimport.serial.trace.TracedPorts;
import dev.claimport.time.Background;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The lines of one port, whoever said them, and the technician's own while no hand-over runs. On the screen's thread. */
public final class TerminalViewModel implements AutoCloseable {

    /** After so much silence what has come of a line is shown, though it has not ended. */
    private static final Duration QUIET = Duration.ofMillis(100);
    /** As many as a trace keeps. */
    private static final int MOST_LINES = 5_000;
    private static final int MOST_TYPED = 100;

    private final TracedPorts ports;
    private final Background background;
    private final ObservableList<PortInfo> attached = FXCollections.observableArrayList();
    private final ObjectProperty<PortInfo> port = new SimpleObjectProperty<>();
    private final IntegerProperty baud = new SimpleIntegerProperty(LineSettings.USUAL.baud());
    private final ObjectProperty<LineEnd> end = new SimpleObjectProperty<>(LineEnd.CR);
    private final ObservableList<TraceLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper taken = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper gone = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Failure> failure = new ReadOnlyObjectWrapper<>();
    private final List<String> typed = new ArrayList<>();
    private final List<TraceLine> news = new ArrayList<>();
    private final PortNews.Subscription plugs;
    private final Runnable unfollow;
    private SerialLink link;
    private boolean opening;
    /** As it was told last. */
    private List<PortInfo> there = List.of();

    /** @param running whether a hand-over runs, or a bench is open: then nothing is typed */
    public TerminalViewModel(TracedPorts ports, PortNews plugs, ReadOnlyBooleanProperty running, Background background) {
        this.ports = ports;
        this.background = background;
        taken.bind(running);
        running.addListener((_, _, now) -> {
            if (now) {
                giveBack();
            }
        });
        port.addListener((_, before, now) -> chosen(before, now));
        Trace trace = ports.trace();
        unfollow = trace.follow(this::told);
        this.plugs = plugs.subscribe(found -> background.show(() -> show(found)));
    }

    private void show(List<PortInfo> found) {
        PortInfo before = port.get();
        List<PortInfo> fresh = found.stream().filter(each -> there.stream().noneMatch(other -> other.isStill(each))).toList();
        there = List.copyOf(found);
        // One that is gone can be chosen while there is something to be read of it.
        List<PortInfo> left = attached.stream().filter(each -> found.stream().noneMatch(other -> other.path().equals(each.path())) && hasLines(each)).toList();
        attached.setAll(Stream.concat(found.stream(), left.stream()).toList());
        port.set(chosenOf(found, fresh, before));
        standGone();
    }

    /** The one before, wherever it is now; when it is gone, the next that is plugged in. */
    private PortInfo chosenOf(List<PortInfo> found, List<PortInfo> fresh, PortInfo before) {
        Optional<PortInfo> now = Optional.ofNullable(before).flatMap(one -> found.stream().filter(one::isStill).findFirst().or(() -> one.again(found))
                .or(() -> fresh.stream().findFirst()).or(() -> attached.stream().filter(one::equals).findFirst()));
        return now.or(() -> found.stream().findFirst()).orElse(null);
    }

    private boolean hasLines(PortInfo one) {
        return ports.trace().lines().stream().anyMatch(line -> line.port().equals(one.path()));
    }

    private void standGone() {
        gone.set(port.get() != null && !port.get().isAmong(there));
    }

    private void chosen(PortInfo before, PortInfo now) {
        standGone();
        if (before != null && (now == null || !before.path().equals(now.path()))) {
            giveBack();
        }
        failure.set(null);
        readAgain();
    }

    private void readAgain() {
        lines.setAll(ports.trace().lines().stream().filter(this::isOfPort).toList());
    }

    private boolean isOfPort(TraceLine line) {
        return port.get() != null && line.port().equals(port.get().path());
    }

    /** On any thread; the screen is told once for all that has come meanwhile. */
    private void told(TraceLine line) {
        boolean first;
        synchronized (news) {
            first = news.isEmpty();
            news.add(line);
        }
        if (first) {
            background.show(this::showNews);
        }
    }

    private void showNews() {
        List<TraceLine> fresh;
        synchronized (news) {
            fresh = news.stream().filter(this::isOfPort).toList();
            news.clear();
        }
        if (port.get() != null) {
            // What was read when the port was chosen may be told afterwards.
            lines.addAll(fresh.stream().filter(line -> !isThere(line)).toList());
            if (lines.size() > MOST_LINES) {
                lines.remove(0, lines.size() - MOST_LINES);
            }
        }
    }

    private boolean isThere(TraceLine line) {
        for (int i = lines.size() - 1; i >= 0 && !lines.get(i).at().isBefore(line.at()); i--) {
            if (lines.get(i) == line) {
                return true;
            }
        }
        return false;
    }

    /** Opens the port, so that what comes is shown. */
    public void listen() {
        withLink(_ -> { });
    }

    /** Sends a line; opens the port before that, where it is not open. */
    public void send(String text) {
        if (!mayType()) {
            return;
        }
        typed.remove(text);
        typed.addFirst(text);
        if (typed.size() > MOST_TYPED) {
            typed.removeLast();
        }
        byte[] bytes = (text + end.get().text()).getBytes(StandardCharsets.UTF_8);
        withLink(to -> to.write(bytes, 0, bytes.length));
    }

    /** What was typed before, the latest first. */
    public List<String> typed() {
        return typed;
    }

    private boolean mayType() {
        return port.get() != null && !gone.get() && !taken.get() && !opening;
    }

    private void withLink(Consumer<SerialLink> doing) {
        if (!mayType()) {
            return;
        }
        failure.set(null);
        SerialLink there = link;
        if (there != null) {
            background.start(DesktopWait.FILES, () -> {
                doing.accept(there);
                return there;
            }, _ -> { }, broken -> lost(there, broken));
            return;
        }
        opening = true;
        String path = port.get().path();
        var line = new LineSettings(baud.get(), false);
        background.start(DesktopWait.FILES, () -> {
            SerialLink fresh = ports.openToType(path, line);
            try {
                doing.accept(fresh);
                return fresh;
            } catch (FailureException e) {
                fresh.close();
                throw e;
            }
        }, this::opened, broken -> {
            opening = false;
            failure.set(broken);
        });
    }

    private void opened(SerialLink fresh) {
        opening = false;
        if (taken.get() || port.get() == null || !port.get().path().equals(fresh.path())) {
            close(fresh);
            return;
        }
        link = fresh;
        open.set(true);
        background.start(DesktopWait.TERMINAL, () -> {
            byte[] bytes = new byte[1024];
            while (true) {
                fresh.read(bytes, QUIET);
            }
        }, _ -> { }, broken -> lost(fresh, broken));
    }

    /** One that was given back, or given up for a hand-over, is not lost. */
    private void lost(SerialLink which, Failure broken) {
        if (which == link) {
            link = null;
            open.set(false);
            close(which);
            if (!ports.isInUse(which.path()) && !taken.get()) {
                failure.set(broken);
            }
        }
    }

    /** Gives the port back. */
    public void giveBack() {
        if (link != null) {
            SerialLink left = link;
            link = null;
            open.set(false);
            close(left);
        }
    }

    private void close(SerialLink left) {
        background.start(DesktopWait.FILES, () -> {
            left.close();
            return left;
        }, _ -> { }, failure::set);
    }

    /** What is shown, to be sent to whoever helps. */
    public String text() {
        return TraceText.dated(ZoneOffset.UTC).of(List.copyOf(lines));
    }

    /** Those that are there now, and those that are gone and have lines. */
    public ObservableList<PortInfo> attached() {
        return attached;
    }

    /** Null where there is none. */
    public ObjectProperty<PortInfo> portProperty() {
        return port;
    }

    /** Bits a second; for when the port is opened next. */
    public IntegerProperty baudProperty() {
        return baud;
    }

    public ObjectProperty<LineEnd> endProperty() {
        return end;
    }

    /** From old to new. */
    public ObservableList<TraceLine> lines() {
        return lines;
    }

    /** Whether the port is open for the technician. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Whether a hand-over runs. */
    public ReadOnlyBooleanProperty takenProperty() {
        return taken.getReadOnlyProperty();
    }

    /** Whether the port that is chosen is no longer there. */
    public ReadOnlyBooleanProperty goneProperty() {
        return gone.getReadOnlyProperty();
    }

    /** Why the port could not be opened, or was lost; null while all is well. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** The device that is chosen, if any. */
    Optional<PortInfo> port() {
        return Optional.ofNullable(port.get());
    }

    @Override
    public void close() {
        giveBack();
        plugs.close();
        unfollow.run();
        taken.unbind();
    }
}
