package dev.claimport.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * How the process logs, unless a file of one's own is named by {@code logback.configurationFile}. In Java, since reading the same from XML
 * takes a quarter of the time that the window needs to start.
 */
public final class LogConfiguration extends ContextAwareBase implements Configurator {

    /** {@code -Dclaimport.log=DEBUG}, or {@code TRACE}, is for whoever looks for a fault. */
    private static final String PROPERTY = "claimport.log";

    @Override
    public ExecutionStatus configure(LoggerContext logging) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        String asked = System.getProperty(PROPERTY);
        // A practice device reports what it runs into; the library need not say it again.
        logging.getLogger("io.vertx.mqtt.impl.MqttClientImpl").setLevel(Level.OFF);
        // At DEBUG it prints signed requests with their session tokens: this one is not made more talkative by the property.
        logging.getLogger("software.amazon.awssdk").setLevel(Level.INFO);
        Logger root = logging.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(asked, Level.INFO));
        root.addAppender(standardError(logging, asked == null ? Level.WARN.levelStr : asked));
        root.addAppender(recent(logging));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Standard output carries results only. */
    private static Appender<ILoggingEvent> standardError(LoggerContext logging, String level) {
        var filter = new ThresholdFilter();
        filter.setLevel(level);
        filter.start();
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(logging);
        encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg%n");
        encoder.start();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(logging);
        appender.setTarget("System.err");
        appender.addFilter(filter);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    /** What support is given, if the technician wants it; in memory only. */
    private static Appender<ILoggingEvent> recent(LoggerContext logging) {
        var appender = new RecentLines();
        appender.setContext(logging);
        appender.setName(RecentLines.NAME);
        appender.start();
        return appender;
    }
}
