/** What practice devices that speak SMP share: frames, the OS group, and answers in the form that the request's version has. */
@NullMarked
package dev.claimport.practice.device.smp;

import org.jspecify.annotations.NullMarked;
