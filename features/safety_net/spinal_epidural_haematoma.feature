Feature: Spinal epidural haematoma

  Weakness in the first week after surgery is a red flag. This feature promises that a puncture counts like an operation, that
  root pain, saddle numbness and incontinence count like weakness, and that a week is a week.

  Rule: It is suspected in the week after a puncture or an operation

    Scenario: The legs won't carry her to the bathroom on the evening after the implantation
      She takes apixaban and had paused it for two days. Since the afternoon both legs are heavy. The back hurts, as it
      should after the operation.

      Given a patient with an implanted pump
      And the implantation was 1 day ago
      And the dural puncture was 1 day ago
      And leg weakness is present
      And back pain is present
      And anticoagulated is present
      And nothing else is found
      When the visit is assessed
      Then spinal epidural haematoma is suspected
      And statement haem_weakness_after_procedure is true
      And haem_g_weakness speaks for spinal epidural haematoma
      And haem_g_anticoagulated speaks for spinal epidural haematoma
      And the net grounds for spinal epidural haematoma are between 3 and 3
      And the urgency is emergency
      And triage is settled
      And check neurosurgery referral is recommended

    Scenario: Numb between the legs two days after the trial catheter went in
      Test period. The legs are strong, so the red flag for weakness after surgery stays down; the one for the cord does not.

      Given a patient in the test period
      And the dural puncture was 2 days ago
      And saddle numbness is present
      And nothing else is found
      When the visit is assessed
      Then spinal epidural haematoma is suspected
      And statement haem_bladder_or_saddle is true
      And red flag rf_08_epidural_haematoma is not raised
      And red flag rf_03_cord_or_cauda is raised
      And the urgency is emergency

    Scenario Outline: Weakness <weakness>, <implant> after surgery and <puncture> after a puncture
      Given a patient with an implanted pump
      And days since implant is <implant>
      And days since dural puncture is <puncture>
      And leg weakness is <weakness>
      And nothing else is found
      When the visit is assessed
      Then statement haem_weakness_after_procedure is <truth>
      And statement haem_g_weakness is <truth>
      And spinal epidural haematoma is <status>
      And the net grounds for spinal epidural haematoma are between <least> and <most>

      Examples:
        | weakness | implant | puncture | truth   | status        | least | most |
        | present  | 7 d     | 90 d     | true    | suspected     | 2     | 2    |
        | present  | 90 d    | 7 d      | true    | suspected     | 2     | 2    |
        | present  | 8 d     | 8 d      | false   | not supported | 0     | 0    |
        | absent   | 7 d     | 7 d      | false   | open          | 0     | 0    |
        | unknown  | 7 d     | 7 d      | unknown | open          | 0     | 2    |
        | present  | unknown | 8 d      | unknown | open          | 0     | 2    |
        | present  | 8 d     | unknown  | unknown | open          | 0     | 2    |

    Scenario Outline: Day <days>: back pain <pain>, <finding> <value>
      Given a patient in the test period
      And days since implant is <days>
      And days since dural puncture is <days>
      And back pain is <pain>
      And <finding> is <value>
      And tip mri is no mass
      And nothing else is found
      When the visit is assessed
      Then statement haem_pain_and_sensory_change is <truth>
      And spinal epidural haematoma is <status>

      Examples:
        | days | pain    | finding        | value   | truth   | status        |
        | 7 d  | present | sensory change | present | true    | suspected     |
        | 7 d  | present | radicular pain | present | true    | suspected     |
        | 8 d  | present | sensory change | present | false   | not supported |
        | 8 d  | present | radicular pain | present | false   | not supported |
        | 7 d  | absent  | sensory change | present | false   | not supported |
        | 7 d  | absent  | radicular pain | present | false   | not supported |
        | 7 d  | present | gait change    | present | false   | not supported |
        | 7 d  | unknown | radicular pain | present | unknown | open          |
        | 7 d  | present | radicular pain | unknown | unknown | open          |
        | 7 d  | present | sensory change | unknown | unknown | open          |

    Scenario Outline: Day <days>: <finding> is <value>
      Given a patient with an implanted pump
      And days since implant is <days>
      And days since dural puncture is <days>
      And <finding> is <value>
      And tip mri is no mass
      And nothing else is found
      When the visit is assessed
      Then statement haem_bladder_or_saddle is <truth>
      And spinal epidural haematoma is <status>

      Examples:
        | days    | finding           | value   | truth   | status        |
        | 7 d     | saddle numbness   | present | true    | suspected     |
        | 7 d     | incontinence      | present | true    | suspected     |
        | 8 d     | saddle numbness   | present | false   | not supported |
        | 8 d     | incontinence      | present | false   | not supported |
        | 7 d     | urinary retention | present | false   | not supported |
        | 7 d     | saddle numbness   | unknown | unknown | open          |
        | 7 d     | incontinence      | unknown | unknown | open          |
        | unknown | incontinence      | present | unknown | open          |

    Scenario Outline: MRI on day <days>: <mri>
      Given a patient with an implanted pump
      And days since implant is <days>
      And days since dural puncture is <days>
      And tip mri is <mri>
      And nothing else is found
      When the visit is assessed
      Then statement haem_collection_on_mri is <truth>
      And spinal epidural haematoma is <status>

      Examples:
        | days    | mri                 | truth   | status        |
        | 7 d     | epidural collection | true    | suspected     |
        | 8 d     | epidural collection | false   | not supported |
        | 7 d     | mass                | false   | not supported |
        | 7 d     | cord compression    | false   | not supported |
        | 7 d     | no mass             | false   | not supported |
        | 7 d     | unknown             | unknown | open          |
        | unknown | epidural collection | unknown | open          |

  Rule: What speaks for it and against it

    Scenario Outline: Weak on day three: blood thinner <thinner>, <temperature>
      Given a patient with an implanted pump
      And the implantation was 3 days ago
      And leg weakness is present
      And anticoagulated is <thinner>
      And temperature is <temperature>
      And nothing else is found
      When the visit is assessed
      Then spinal epidural haematoma is suspected
      And statement haem_g_anticoagulated is <thinned>
      And statement haem_g_fever is <fever>
      And the net grounds for spinal epidural haematoma are between <least> and <most>
      And the urgency is emergency

      Examples:
        | thinner | temperature | thinned | fever   | least | most |
        | present | 37.9 Cel    | true    | false   | 3     | 3    |
        | absent  | 37.9 Cel    | false   | false   | 2     | 2    |
        | absent  | 38.0 Cel    | false   | true    | 1     | 1    |
        | unknown | 37.9 Cel    | unknown | false   | 2     | 3    |
        | absent  | unknown     | false   | unknown | 1     | 2    |

    Scenario: Weak and feverish on day three: blood or pus, both are looked for
      Given a patient with an implanted pump
      And the implantation was 3 days ago
      And leg weakness is present
      And back pain is present
      And temperature is 38.5 Cel
      And nothing else is found
      When the visit is assessed
      Then spinal epidural haematoma is suspected
      And spinal epidural abscess is suspected
      And haem_g_fever speaks against spinal epidural haematoma
      And spinal epidural abscess ranks above spinal epidural haematoma

  Rule: What nobody asked keeps it open

    Scenario: On the ward on day three, nobody has looked at the legs
      Given a patient with an implanted pump
      And the implantation was 3 days ago
      When the visit is assessed
      Then spinal epidural haematoma is open
      And statement haem_weakness_after_procedure is unknown
      And statement haem_weakness_after_procedure needs leg weakness
      And the urgency is between routine and emergency

  Rule: What to do, in which order

    Scenario: From the emergency call to the surgeon
      Test period, third day: back pain that shoots into both legs, and a blood thinner in the drug list.

      Given a patient in the test period
      And the dural puncture was 3 days ago
      And back pain is present
      And radicular pain is present
      And anticoagulated is present
      And nothing else is found
      When the visit is assessed
      Then spinal epidural haematoma is among the first 1
      And the urgency of spinal epidural haematoma is emergency
      And statement spinal_epidural_haematoma.neurological_examination is true
      And statement spinal_epidural_haematoma.perianal_sensation is true
      And statement spinal_epidural_haematoma.bladder_scan is true
      And statement spinal_epidural_haematoma.medication_review is true
      And statement spinal_epidural_haematoma.spinal_mri is true
      And statement spinal_epidural_haematoma.neurosurgery_referral is true
      And check emergency call comes before neurological examination
      And check neurological examination comes before perianal sensation
      And check perianal sensation comes before bladder scan
      And check bladder scan comes before medication review
      And check medication review comes before spinal MRI
      And check spinal MRI comes before neurosurgery referral
