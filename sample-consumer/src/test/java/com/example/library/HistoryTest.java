package com.example.library;

import dev.limbeck.junit.LimbeckProject;
import dev.limbeck.junit.LimbeckTests;

@LimbeckProject(entities = "com.example.library")
class HistoryTest implements LimbeckTests {}
