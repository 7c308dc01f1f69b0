package dev.claimport.support;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** Keeps the last lines of the log in memory. Of an exception it keeps the class and where it was thrown, never what it says. */
public final class RecentLines extends AppenderBase<ILoggingEvent> {

    /** Of the appender that keeps the process's. */
    static final String NAME = "recent";
    private static final int MOST = 500;
    private static final int LONGEST = 2000;
    private static final int FRAMES = 6;

    private final Deque<String> lines = new ArrayDeque<>();

    @Override
    protected synchronized void append(ILoggingEvent event) {
        String logger = event.getLoggerName();
        add(String.format(Locale.ROOT, "%tT %-5s %s: %s", event.getTimeStamp(), event.getLevel(), logger.substring(logger.lastIndexOf('.') + 1), event.getFormattedMessage()));
        for (IThrowableProxy thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
            add("    " + thrown.getClassName());
            StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                add("        " + frames[i].getSTEAsString());
            }
        }
    }

    private void add(String line) {
        if (lines.size() >= MOST) {
            lines.removeFirst();
        }
        lines.addLast(line.length() <= LONGEST ? line : line.substring(0, LONGEST));
    }

    /** From old to new. */
    public synchronized List<String> lines() {
        return new ArrayList<>(lines);
    }

    /** Those of this process; none where nothing is logged. */
    public static List<String> ofProcess() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(NAME) instanceof RecentLines recent) {
            return recent.lines();
        }
        return List.of();
    }
}
