Feature: Red flags

  Ten pictures are urgent whatever else is found. A red flag is raised only on what was found, and is never taken as
  absent because nobody asked.

  Rule: Nothing asked is not nothing wrong

    Scenario: A visit at which nothing has been asked yet
      Given a patient with an implanted pump
      When the visit is assessed
      Then red flag rf_01_respiratory_depression is unknown
      And red flag rf_02_signs_after_dose_event is unknown
      And red flag rf_03_cord_or_cauda is unknown
      And red flag rf_04_meningitis is unknown
      And red flag rf_05_epidural_abscess is unknown
      And red flag rf_06_sepsis is unknown
      And red flag rf_07_subdural_or_vein is unknown
      And red flag rf_08_epidural_haematoma is unknown
      And red flag rf_09_therapy_stopped is unknown
      And red flag rf_10_open_wound_or_visible_device is unknown
      And the urgency is between routine and emergency
      And triage is not settled

    Scenario: A routine refill visit of a well patient
      Half a year after the implantation she comes for her refill. She is awake, walks in, has no fever and no new
      complaint. The refill went smoothly an hour ago.

      Given a patient with an implanted pump
      And the implantation was 6 months ago
      And the dural puncture was 6 months ago
      And the last refill was 1 hour ago
      And nothing else is found
      When the visit is assessed
      Then red flag rf_01_respiratory_depression is not raised
      And red flag rf_02_signs_after_dose_event is not raised
      And red flag rf_03_cord_or_cauda is not raised
      And red flag rf_04_meningitis is not raised
      And red flag rf_05_epidural_abscess is not raised
      And red flag rf_06_sepsis is not raised
      And red flag rf_07_subdural_or_vein is not raised
      And red flag rf_08_epidural_haematoma is not raised
      And red flag rf_09_therapy_stopped is not raised
      And red flag rf_10_open_wound_or_visible_device is not raised

  Rule: Slow breathing, low oxygen, or hard to wake

    Scenario: Her daughter can hardly wake her
      The evening before she took a sleeping tablet. Breathing is regular, fourteen a minute, saturation 97 percent.

      Given a patient with an implanted pump
      And sedation is difficult to rouse
      And nothing else is found
      When the visit is assessed
      Then red flag rf_01_respiratory_depression is raised
      And respiratory depression is suspected
      And the urgency is emergency
      And check emergency call is recommended

    Scenario Outline: Breathing and wakefulness: <finding> is <value>
      Given a patient in the test period
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then red flag rf_01_respiratory_depression is <raised>
      And the urgency is at least <urgency>

      Examples:
        | finding          | value              | raised     | urgency   |
        | respiratory rate | 9 /min             | raised     | emergency |
        | respiratory rate | 10 /min            | not raised | same day  |
        | respiratory rate | unknown            | unknown    | routine   |
        | spo2             | 89 %               | raised     | emergency |
        | spo2             | 90 %               | not raised | same day  |
        | spo2             | unknown            | unknown    | routine   |
        | sedation         | drowsy             | not raised | same day  |
        | sedation         | difficult to rouse | raised     | emergency |
        | sedation         | unrousable         | raised     | emergency |
        | sedation         | unknown            | unknown    | routine   |

  Rule: New signs within a day of a dose event

    Scenario: Both thighs went numb two hours after the refill
      He feels the numbness rising. He is awake and breathes normally; where the drug went is not known.

      Given a patient with an implanted pump
      And the last refill was 2 hours ago
      And sensory change is present
      And nothing else is found
      When the visit is assessed
      Then red flag rf_02_signs_after_dose_event is raised
      And respiratory depression is suspected
      And pocket fill is suspected
      And over infusion is suspected
      And the urgency is emergency

    Scenario Outline: Six hours after a dose event: <finding> is <value>
      Given a patient with an implanted pump
      And hours since dose event is 6 h
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then red flag rf_02_signs_after_dose_event is <raised>

      Examples:
        | finding        | value              | raised     |
        | sedation       | drowsy             | raised     |
        | sedation       | difficult to rouse | raised     |
        | sedation       | unknown            | unknown    |
        | consciousness  | new confusion      | raised     |
        | consciousness  | unknown            | unknown    |
        | leg weakness   | present            | raised     |
        | leg weakness   | unknown            | unknown    |
        | sensory change | present            | raised     |
        | systolic bp    | 90 mm[Hg]          | raised     |
        | systolic bp    | 91 mm[Hg]          | not raised |
        | systolic bp    | unknown            | unknown    |
        | gait change    | present            | not raised |

    Scenario Outline: Numb legs <hours> after the last dose event
      Given a patient with an implanted pump
      And hours since dose event is <hours>
      And sensory change is present
      And nothing else is found
      When the visit is assessed
      Then red flag rf_02_signs_after_dose_event is <raised>
      And the urgency is at least <urgency>

      Examples:
        | hours   | raised     | urgency     |
        | 0 h     | raised     | emergency   |
        | 24 h    | raised     | emergency   |
        | 24.1 h  | not raised | same day    |
        | unknown | unknown    | same day    |

    Scenario: Numb legs a day and an hour after the programming
      Given a patient with an implanted pump
      And the last refill was 60 days ago
      And the last programming change was 25 hours ago
      And the catheter access was 90 days ago
      And sensory change is present
      And nothing else is found
      When the visit is assessed
      Then red flag rf_02_signs_after_dose_event is not raised

    Scenario: The programming was a day ago, but the catheter port was used this morning
      The latest of the dates counts, whichever kind of dose event it was.

      Given a patient with an implanted pump
      And the last programming change was 25 hours ago
      And the catheter access was 4 hours ago
      And sensory change is present
      And nothing else is found
      When the visit is assessed
      Then red flag rf_02_signs_after_dose_event is raised

    Scenario: Two hours after the trial bolus the pressure is 88
      Test period. He is awake, breathes fourteen times a minute, and feels faint. Nothing else would make this an emergency.

      Given a patient in the test period
      And hours since dose event is 2 h
      And systolic bp is 88 mm[Hg]
      And nothing else is found
      When the visit is assessed
      Then red flag rf_02_signs_after_dose_event is raised
      And respiratory depression is suspected
      And the urgency is emergency

  Rule: Pressure on cord or cauda equina

    Scenario: Numb when she wipes herself
      Three years of infusion. Since yesterday the seat feels like cotton wool, and she leaks urine without noticing.

      Given a patient with an implanted pump
      And saddle numbness is present
      And incontinence is present
      And nothing else is found
      When the visit is assessed
      Then red flag rf_03_cord_or_cauda is raised
      And cord compression is suspected
      And cord compression is among the first 1
      And the urgency is emergency
      And check spinal MRI is recommended

    Scenario Outline: Legs, bladder and bowel: <finding> is <value>
      Given a patient with an implanted pump
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then red flag rf_03_cord_or_cauda is <raised>
      And the urgency is at least <urgency>

      Examples:
        | finding           | value   | raised     | urgency   |
        | leg weakness      | present | raised     | emergency |
        | saddle numbness   | present | raised     | emergency |
        | incontinence      | present | raised     | emergency |
        | leg weakness      | unknown | unknown    | routine   |
        | saddle numbness   | unknown | unknown    | routine   |
        | incontinence      | unknown | unknown    | routine   |
        | urinary retention | present | not raised | same day  |
        | urinary retention | unknown | not raised | routine   |

    Scenario Outline: Urinary retention <retention>, and <finding> is <value>
      Given a patient with an implanted pump
      And urinary retention is <retention>
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then red flag rf_03_cord_or_cauda is <raised>

      Examples:
        | retention | finding           | value   | raised     |
        | present   | back pain         | present | raised     |
        | present   | radicular pain    | present | raised     |
        | present   | sensory change    | present | raised     |
        | present   | gait change       | present | raised     |
        | present   | hyperreflexia     | present | raised     |
        | present   | spinal tenderness | present | raised     |
        | present   | back pain         | unknown | unknown    |
        | unknown   | back pain         | present | unknown    |
        | absent    | back pain         | present | not raised |
        | absent    | radicular pain    | present | not raised |
        | absent    | sensory change    | present | not raised |
        | absent    | gait change       | present | not raised |
        | absent    | hyperreflexia     | present | not raised |
        | absent    | spinal tenderness | present | not raised |

  Rule: Fever with a headache, a stiff neck or a clouded mind

    Scenario: A headache and a shivering fit on the fourth day
      Test period. The headache eases lying down, as it might after any puncture; but the thermometer says 38.6.

      Given a patient in the test period
      And the dural puncture was 4 days ago
      And headache is present
      And headache posture is worse upright
      And temperature is 38.6 Cel
      And nothing else is found
      When the visit is assessed
      Then red flag rf_04_meningitis is raised
      And meningitis is suspected
      And the urgency is emergency
      And triage is settled

    Scenario Outline: Fever of 38.2, and <finding> is <value>
      Given a patient with an implanted pump
      And temperature is 38.2 Cel
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then red flag rf_04_meningitis is <raised>

      Examples:
        | finding        | value         | raised     |
        | headache       | present       | raised     |
        | neck stiffness | present       | raised     |
        | photophobia    | present       | raised     |
        | consciousness  | new confusion | raised     |
        | seizure        | present       | raised     |
        | headache       | unknown       | unknown    |
        | neck stiffness | unknown       | unknown    |
        | photophobia    | unknown       | unknown    |
        | consciousness  | unknown       | unknown    |
        | seizure        | unknown       | unknown    |
        | hearing change | present       | not raised |

    Scenario Outline: A headache at <temperature>
      Given a patient with an implanted pump
      And headache is present
      And temperature is <temperature>
      And nothing else is found
      When the visit is assessed
      Then red flag rf_04_meningitis is <raised>

      Examples:
        | temperature | raised     |
        | 37.9 Cel    | not raised |
        | 38.0 Cel    | raised     |
        | 38.1 Cel    | raised     |
        | unknown     | unknown    |

    Scenario: A headache, and no thermometer at hand
      Given a patient with an implanted pump
      And headache is present
      And temperature is not asked
      And nothing else is found
      When the visit is assessed
      Then red flag rf_04_meningitis is unknown
      And statement rf_04_meningitis needs temperature
      And statement rf_04_meningitis would be true if temperature were 38 Cel
      And meningitis is open
      And triage is not settled

  Rule: Back pain with fever, or with raised markers and a neurological change

    Scenario: A week of back pain, now a temperature
      Diabetic, six weeks after the implantation. Nothing to see at the wounds, walking is normal.

      Given a patient with an implanted pump
      And the implantation was 6 weeks ago
      And back pain is present
      And temperature is 38.3 Cel
      And immunosuppressed or diabetes is present
      And nothing else is found
      When the visit is assessed
      Then red flag rf_05_epidural_abscess is raised
      And spinal epidural abscess is suspected
      And the urgency is emergency
      And check spinal MRI is recommended
      And the urgency rests on rf_05_epidural_abscess

    Scenario Outline: Back pain <pain> at <temperature>
      Given a patient with an implanted pump
      And back pain is <pain>
      And temperature is <temperature>
      And nothing else is found
      When the visit is assessed
      Then red flag rf_05_epidural_abscess is <raised>

      Examples:
        | pain    | temperature | raised     |
        | present | 38.0 Cel    | raised     |
        | present | 37.9 Cel    | not raised |
        | absent  | 38.0 Cel    | not raised |
        | present | unknown     | unknown    |
        | unknown | 38.0 Cel    | unknown    |

    Scenario Outline: Back pain without fever, CRP <crp>, sedimentation <esr>, and <finding> is <value>
      Given a patient with an implanted pump
      And back pain is present
      And crp is <crp>
      And esr is <esr>
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then red flag rf_05_epidural_abscess is <raised>

      Examples:
        | crp       | esr     | finding           | value   | raised     |
        | 10.1 mg/L | 45 mm/h | radicular pain    | present | raised     |
        | 10 mg/L   | 45 mm/h | radicular pain    | present | not raised |
        | 10 mg/L   | 46 mm/h | radicular pain    | present | raised     |
        | 80 mg/L   | 20 mm/h | leg weakness      | present | raised     |
        | 80 mg/L   | 20 mm/h | sensory change    | present | raised     |
        | 80 mg/L   | 20 mm/h | gait change       | present | raised     |
        | 80 mg/L   | 20 mm/h | saddle numbness   | present | raised     |
        | 80 mg/L   | 20 mm/h | incontinence      | present | raised     |
        | 80 mg/L   | 20 mm/h | urinary retention | present | raised     |
        | 80 mg/L   | 20 mm/h | hyperreflexia     | present | raised     |
        | 80 mg/L   | 80 mm/h | spinal tenderness | present | not raised |
        | unknown   | 45 mm/h | radicular pain    | present | unknown    |
        | 10 mg/L   | unknown | radicular pain    | present | unknown    |
        | 80 mg/L   | 80 mm/h | radicular pain    | unknown | unknown    |

  Rule: A sign of infection with a high early warning score

    Scenario: Pus from the pump wound, and he looks grey
      The pulse is 132 and the temperature normal. He says he is just tired.

      Given a patient with an implanted pump
      And wound discharge is purulent
      And heart rate is 132 /min
      And nothing else is found
      When the visit is assessed
      Then red flag rf_06_sepsis is raised
      And sepsis is suspected
      And the urgency is emergency
      And check blood cultures comes before antibiotics

    Scenario Outline: Pulse 115, breathing 22, pressure 101, and a sign of infection: <finding> is <value>
      The early warning score is 5 before oxygen is counted. Cultures and the trend of CRP are not known, so no sign of
      infection is ever quite excluded.

      Given a patient with an implanted pump
      And heart rate is 115 /min
      And respiratory rate is 22 /min
      And systolic bp is 101 mm[Hg]
      And spo2 is <spo2>
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then red flag rf_06_sepsis is <raised>

      Examples:
        | spo2    | finding                      | value       | raised     |
        | 94 %    | wound discharge              | purulent    | not raised |
        | 93 %    | wound discharge              | purulent    | raised     |
        | unknown | wound discharge              | purulent    | unknown    |
        | 93 %    | wound discharge              | serous      | unknown    |
        | 93 %    | wound discharge              | unknown     | unknown    |
        | 93 %    | temperature                  | 38.0 Cel    | raised     |
        | 93 %    | temperature                  | 37.9 Cel    | unknown    |
        | 93 %    | wound open or device visible | present     | raised     |
        | 93 %    | crp trend                    | second rise | raised     |
        | 93 %    | crp trend                    | plateau     | unknown    |
        | 93 %    | blood culture                | positive    | raised     |
        | 93 %    | aspirate culture             | positive    | raised     |
        | 93 %    | wound redness or warmth      | present     | unknown    |
        | 93 %    | wound tenderness             | present     | unknown    |

    Scenario Outline: The same pulse and breathing, cultures and CRP trend are clean, and <finding> is <value>
      Given a patient with an implanted pump
      And heart rate is 115 /min
      And respiratory rate is 22 /min
      And systolic bp is 101 mm[Hg]
      And spo2 is 93 %
      And crp trend is plateau
      And blood culture is negative
      And aspirate culture is negative
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then red flag rf_06_sepsis is <raised>

      Examples:
        | finding                 | value    | raised     |
        | wound discharge         | purulent | raised     |
        | wound discharge         | serous   | not raised |
        | temperature             | 38.0 Cel | raised     |
        | temperature             | 37.9 Cel | not raised |
        | wound redness or warmth | present  | not raised |
        | wound tenderness        | present  | not raised |

    Scenario Outline: Redness <redness>, tenderness <tenderness>, swelling <swelling>, pulse <pulse>
      Given a patient with an implanted pump
      And wound redness or warmth is <redness>
      And wound tenderness is <tenderness>
      And pocket swelling is <swelling>
      And heart rate is <pulse>
      And nothing else is found
      And crp trend is falling
      And blood culture is negative
      And aspirate culture is negative
      When the visit is assessed
      Then red flag rf_06_sepsis is <raised>

      Examples:
        | redness | tenderness | swelling | pulse    | raised     |
        | present | present    | absent   | 131 /min | raised     |
        | present | absent     | present  | 131 /min | raised     |
        | present | present    | absent   | 130 /min | not raised |
        | present | absent     | absent   | 131 /min | not raised |
        | absent  | present    | present  | 131 /min | not raised |

  Rule: After a dural puncture, a headache that changes or comes with brain signs

    Scenario: The headache no longer cares whether she lies or stands
      For two weeks it eased lying flat. Since three days it is there all the time.

      Given a patient with an implanted pump
      And the dural puncture was 17 days ago
      And headache is present
      And headache posture is pattern lost
      And nothing else is found
      When the visit is assessed
      Then red flag rf_07_subdural_or_vein is raised
      And subdural haematoma is suspected
      And the urgency is emergency
      And check brain imaging is recommended

    Scenario: A fit on the sixth day of a postural headache
      Given a patient with an implanted pump
      And the dural puncture was 8 days ago
      And headache is present
      And headache posture is worse upright
      And seizure is present
      And nothing else is found
      When the visit is assessed
      Then red flag rf_07_subdural_or_vein is raised
      And subdural haematoma is suspected
      And check emergency call is recommended

    Scenario Outline: A headache <days> after the puncture: <finding> is <value>
      Given a patient with an implanted pump
      And days since dural puncture is <days>
      And headache is present
      And headache posture is <posture>
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then red flag rf_07_subdural_or_vein is <raised>

      Examples:
        | days    | posture       | finding            | value         | raised     |
        | 20 d    | pattern lost  | seizure            | absent        | raised     |
        | 60 d    | pattern lost  | seizure            | absent        | raised     |
        | 61 d    | pattern lost  | seizure            | absent        | not raised |
        | unknown | pattern lost  | seizure            | absent        | unknown    |
        | 20 d    | worse upright | consciousness      | new confusion | raised     |
        | 20 d    | worse upright | seizure            | present       | raised     |
        | 20 d    | worse upright | focal deficit      | present       | raised     |
        | 20 d    | worse upright | visual disturbance | present       | raised     |
        | 20 d    | worse upright | visual disturbance | unknown       | unknown    |
        | 20 d    | worse upright | cranial nerve sign | present       | not raised |
        | 20 d    | not postural  | seizure            | absent        | not raised |
        | 20 d    | unknown       | seizure            | absent        | unknown    |
        | 20 d    | worse upright | seizure            | unknown       | unknown    |
        | 20 d    | worse upright | focal deficit      | unknown       | unknown    |
        | 20 d    | worse upright | consciousness      | unknown       | unknown    |

    Scenario: A fit without any headache
      Given a patient with an implanted pump
      And the dural puncture was 8 days ago
      And seizure is present
      And nothing else is found
      When the visit is assessed
      Then red flag rf_07_subdural_or_vein is not raised

  Rule: Weakness in the first week after surgery

    Scenario: She can't lift the left leg on the morning after the implantation
      Given a patient with an implanted pump
      And the implantation was 1 day ago
      And leg weakness is present
      And nothing else is found
      When the visit is assessed
      Then red flag rf_08_epidural_haematoma is raised
      And spinal epidural haematoma is suspected
      And the urgency is emergency
      And check spinal MRI is recommended
      And the urgency rests on rf_08_epidural_haematoma

    Scenario Outline: Day <days> after surgery: weakness <weakness>, back pain <pain>, numbness <numb>
      Given a patient with an implanted pump
      And days since implant is <days>
      And leg weakness is <weakness>
      And back pain is <pain>
      And sensory change is <numb>
      And nothing else is found
      When the visit is assessed
      Then red flag rf_08_epidural_haematoma is <raised>

      Examples:
        | days    | weakness | pain    | numb    | raised     |
        | 7 d     | present  | absent  | absent  | raised     |
        | 8 d     | present  | absent  | absent  | not raised |
        | 7 d     | absent   | present | present | raised     |
        | 8 d     | absent   | present | present | not raised |
        | 2 d     | absent   | present | absent  | not raised |
        | 2 d     | absent   | absent  | present | not raised |
        | 2 d     | unknown  | absent  | absent  | unknown    |
        | 2 d     | absent   | present | unknown | unknown    |
        | unknown | present  | absent  | absent  | unknown    |

  Rule: The therapy has stopped

    Scenario: A two-tone alarm from a pump with baclofen, and he still feels well
      Given a patient with an implanted pump
      And drug baclofen is present
      And pump alarm is two tone
      And nothing else is found
      When the visit is assessed
      Then red flag rf_09_therapy_stopped is raised
      And opioid withdrawal is suspected
      And under infusion is suspected
      And the urgency is emergency

    Scenario: A two-tone alarm, shivering and loose stools
      Given a patient with an implanted pump
      And drug morphine is present
      And pump alarm is two tone
      And withdrawal symptoms is present
      And diarrhoea is present
      And nothing else is found
      When the visit is assessed
      Then red flag rf_09_therapy_stopped is raised
      And the urgency is emergency

    Scenario Outline: Alarm <alarm>, withdrawal symptoms <symptoms>, morphine only
      Given a patient with an implanted pump
      And drug morphine is present
      And pump alarm is <alarm>
      And withdrawal symptoms is <symptoms>
      And nothing else is found
      When the visit is assessed
      Then red flag rf_09_therapy_stopped is <raised>

      Examples:
        | alarm        | symptoms | raised     |
        | two tone     | present  | raised     |
        | two tone     | absent   | not raised |
        | single tone  | present  | not raised |
        | unknown tone | present  | not raised |
        | none         | present  | not raised |
        | unknown      | present  | unknown    |
        | two tone     | unknown  | unknown    |

    Scenario Outline: <drug> in the pump, and <finding> is <value>
      Given a patient with an implanted pump
      And <drug> is present
      And rotor test is rotates
      And contrast study is free flow
      And xray catheter is intact
      And pump log event is none
      And <finding> is <value>
      And nothing else is found
      When the visit is assessed
      Then red flag rf_09_therapy_stopped is <raised>

      Examples:
        | drug             | finding             | value                 | raised     |
        | drug baclofen    | loss of pain relief | sudden                | raised     |
        | drug clonidine   | loss of pain relief | sudden                | raised     |
        | drug bupivacaine | loss of pain relief | sudden                | not raised |
        | drug baclofen    | loss of pain relief | gradual               | not raised |
        | drug baclofen    | loss of pain relief | unknown               | unknown    |
        | drug clonidine   | withdrawal symptoms | present               | raised     |
        | drug baclofen    | pump alarm          | two tone              | raised     |
        | drug baclofen    | pump alarm          | single tone           | not raised |
        | drug baclofen    | pump log event      | empty reservoir       | raised     |
        | drug baclofen    | pump log event      | motor stall           | raised     |
        | drug baclofen    | pump log event      | end of service        | raised     |
        | drug baclofen    | pump log event      | low battery reset     | raised     |
        | drug baclofen    | pump log event      | stopped over 48h      | raised     |
        | drug baclofen    | pump log event      | low reservoir         | not raised |
        | drug baclofen    | pump log event      | stall recovered       | not raised |
        | drug baclofen    | pump log event      | replacement indicator | not raised |
        | drug baclofen    | pump log event      | unknown               | unknown    |
        | drug baclofen    | rotor test          | does not rotate       | raised     |
        | drug baclofen    | contrast study      | no flow               | raised     |
        | drug baclofen    | contrast study      | extravasation         | not raised |
        | drug baclofen    | xray catheter       | discontinuity         | raised     |
        | drug baclofen    | xray catheter       | disconnected          | raised     |
        | drug baclofen    | xray catheter       | kinked                | not raised |
        | drug baclofen    | xray catheter       | displaced tip         | not raised |

    Scenario: Relief went all at once, and nobody knows what the pump holds
      Given a patient with an implanted pump
      And drug baclofen is unknown
      And loss of pain relief is sudden
      And nothing else is found
      When the visit is assessed
      Then red flag rf_09_therapy_stopped is unknown
      And the urgency is between same day and emergency

  Rule: An open wound or a visible device

    Scenario: A corner of the pump shines through the skin
      No fever, no pus, no pain. It still counts as a deep infection, and she is seen today.

      Given a patient with an implanted pump
      And wound open or device visible is present
      And nothing else is found
      When the visit is assessed
      Then red flag rf_10_open_wound_or_visible_device is raised
      And system infection is suspected
      And the urgency is at least same day
      And the urgency rests on rf_10_open_wound_or_visible_device

    Scenario Outline: Open wound or visible device: <open>
      Given a patient in the test period
      And wound open or device visible is <open>
      And nothing else is found
      When the visit is assessed
      Then red flag rf_10_open_wound_or_visible_device is <raised>

      Examples:
        | open    | raised     |
        | present | raised     |
        | absent  | not raised |
        | unknown | unknown    |

    Scenario: An open wound and a fever with headache
      Given a patient with an implanted pump
      And wound open or device visible is present
      And temperature is 38.4 Cel
      And headache is present
      And nothing else is found
      When the visit is assessed
      Then red flag rf_10_open_wound_or_visible_device is raised
      And red flag rf_04_meningitis is raised
      And the urgency is emergency
