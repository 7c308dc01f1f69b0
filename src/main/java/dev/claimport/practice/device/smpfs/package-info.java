/** The file system group of MCUmgr, as a practice device has it. */
package dev.claimport.practice.device.smpfs;
