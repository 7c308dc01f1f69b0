package dev.claimport.practice.device.smp;

import dev.claimport.device.DeviceStatus;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;

/** The groups that a practice device serves beside the OS group, and what it does with what it is sent. It outlives the cable. */
public interface SmpServer extends AutoCloseable {

    SmpBuild build();

    /** Answers a request of any group but the OS group. */
    Reply answer(SmpHeader header, Map<Object, Object> body);

    /** Called once an answer is out: what a request started must not keep its answer waiting. */
    void proceed();

    /** Bytes that it was sent so far of what is delivered. */
    int held();

    /** How far it is, as it would say itself. */
    DeviceStatus status();

    /** As after a loss of power: what was only in memory is lost. */
    void restart();

    /** Forgets everything, and gives up a registration that is under way. */
    @Override
    void close();
}
