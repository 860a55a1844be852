Feature: The early warning score

  NEWS2 is added up from seven signs. Each sign is told alone here, so that the score shows the points of that sign: the
  lower end of what the total can still come to, while the other six are not known.

  Scenario Outline: Breathing alone: <value> gives <points>
    Given a patient with an implanted pump
    And respiratory rate is <value>
    When the visit is assessed
    Then news2 total lies between <points> and <most>

    Examples:
      | value   | points | most |
      | 8 /min  | 3      | 20   |
      | 9 /min  | 1      | 18   |
      | 11 /min | 1      | 18   |
      | 12 /min | 0      | 17   |
      | 20 /min | 0      | 17   |
      | 21 /min | 2      | 19   |
      | 24 /min | 2      | 19   |
      | 25 /min | 3      | 20   |

  Scenario Outline: Oxygen saturation alone: <value> gives <points>
    Given a patient with an implanted pump
    And spo2 is <value>
    When the visit is assessed
    Then news2 total lies between <points> and <most>

    Examples:
      | value | points | most |
      | 91 %  | 3      | 20   |
      | 92 %  | 2      | 19   |
      | 93 %  | 2      | 19   |
      | 94 %  | 1      | 18   |
      | 95 %  | 1      | 18   |
      | 96 %  | 0      | 17   |

  Scenario Outline: Oxygen given alone: <value> gives <points>
    Given a patient with an implanted pump
    And supplemental oxygen is <value>
    When the visit is assessed
    Then news2 total lies between <points> and <most>

    Examples:
      | value   | points | most |
      | present | 2      | 20   |
      | absent  | 0      | 18   |

  Scenario Outline: Upper blood pressure alone: <value> gives <points>
    Given a patient with an implanted pump
    And systolic bp is <value>
    When the visit is assessed
    Then news2 total lies between <points> and <most>

    Examples:
      | value      | points | most |
      | 90 mm[Hg]  | 3      | 20   |
      | 91 mm[Hg]  | 2      | 19   |
      | 100 mm[Hg] | 2      | 19   |
      | 101 mm[Hg] | 1      | 18   |
      | 110 mm[Hg] | 1      | 18   |
      | 111 mm[Hg] | 0      | 17   |
      | 219 mm[Hg] | 0      | 17   |
      | 220 mm[Hg] | 3      | 20   |

  Scenario Outline: Pulse alone: <value> gives <points>
    Given a patient with an implanted pump
    And heart rate is <value>
    When the visit is assessed
    Then news2 total lies between <points> and <most>

    Examples:
      | value    | points | most |
      | 40 /min  | 3      | 20   |
      | 41 /min  | 1      | 18   |
      | 50 /min  | 1      | 18   |
      | 51 /min  | 0      | 17   |
      | 90 /min  | 0      | 17   |
      | 91 /min  | 1      | 18   |
      | 110 /min | 1      | 18   |
      | 111 /min | 2      | 19   |
      | 130 /min | 2      | 19   |
      | 131 /min | 3      | 20   |

  Scenario Outline: Consciousness alone: <value> gives <points>
    Given a patient with an implanted pump
    And consciousness is <value>
    When the visit is assessed
    Then news2 total lies between <points> and <most>

    Examples:
      | value             | points | most |
      | alert             | 0      | 17   |
      | new confusion     | 3      | 20   |
      | responds to voice | 3      | 20   |
      | responds to pain  | 3      | 20   |
      | unresponsive      | 3      | 20   |

  Scenario Outline: Temperature alone: <value> gives <points>
    Given a patient with an implanted pump
    And temperature is <value>
    When the visit is assessed
    Then news2 total lies between <points> and <most>

    Examples:
      | value    | points | most |
      | 35 Cel   | 3      | 20   |
      | 35.1 Cel | 1      | 18   |
      | 36 Cel   | 1      | 18   |
      | 36.1 Cel | 0      | 17   |
      | 38 Cel   | 0      | 17   |
      | 38.1 Cel | 1      | 18   |
      | 39 Cel   | 1      | 18   |
      | 39.1 Cel | 2      | 19   |
